declare global {
  interface MessageFiles {
    session: typeof import('./zh-CN.json');
  }
}

export {};
