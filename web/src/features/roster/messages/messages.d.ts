declare global {
  interface MessageFiles {
    roster: typeof import('./zh-CN.json');
  }
}

export {};
