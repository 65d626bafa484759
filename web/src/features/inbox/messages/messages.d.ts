declare global {
  interface MessageFiles {
    inbox: typeof import('./zh-CN.json');
  }
}

export {};
