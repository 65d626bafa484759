declare global {
  interface MessageFiles {
    settings: typeof import('./zh-CN.json');
  }
}

export {};
