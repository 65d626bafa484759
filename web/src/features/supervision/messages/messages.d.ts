declare global {
  interface MessageFiles {
    supervision: typeof import('./zh-CN.json');
  }
}

export {};
