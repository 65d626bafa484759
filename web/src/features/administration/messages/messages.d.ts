declare global {
  interface MessageFiles {
    administration: typeof import('./zh-CN.json');
  }
}

export {};
