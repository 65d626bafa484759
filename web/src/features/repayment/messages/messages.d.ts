declare global {
  interface MessageFiles {
    repayment: typeof import('./zh-CN.json');
  }
}

export {};
