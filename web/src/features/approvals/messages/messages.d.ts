declare global {
  interface MessageFiles {
    approvals: typeof import('./zh-CN.json');
  }
}

export {};
