declare global {
  interface MessageFiles {
    documents: typeof import('./zh-CN.json');
  }
}

export {};
