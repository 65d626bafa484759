declare global {
  interface MessageFiles {
    cases: typeof import('./zh-CN.json');
  }
}

export {};
