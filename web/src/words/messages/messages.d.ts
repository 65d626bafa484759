declare global {
  interface MessageFiles {
    words: typeof import('./zh-CN.json');
  }
}

export {};
