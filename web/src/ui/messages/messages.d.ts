declare global {
  interface MessageFiles {
    ui: typeof import('./zh-CN.json');
  }
}

export {};
