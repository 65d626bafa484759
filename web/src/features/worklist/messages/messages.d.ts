declare global {
  interface MessageFiles {
    worklist: typeof import('./zh-CN.json');
  }
}

export {};
