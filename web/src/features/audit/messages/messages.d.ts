declare global {
  interface MessageFiles {
    audit: typeof import('./zh-CN.json');
  }
}

export {};
