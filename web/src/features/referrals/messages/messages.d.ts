declare global {
  interface MessageFiles {
    referrals: typeof import('./zh-CN.json');
  }
}

export {};
