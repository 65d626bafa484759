declare global {
  interface MessageFiles {
    routes: typeof import('./zh-CN.json');
  }
}

export {};
