/** Why a bank did not pay, as far as its words tell; the words themselves may name a person and are not kept. */
export const bankRejections = ['accountNameDiffers', 'accountClosed', 'accountFrozen', 'accountNotFound', 'limitExceeded', 'returned', 'resultUnclear', 'rejectedOther'] as const;
export type BankRejection = (typeof bankRejections)[number];

const PATTERNS: readonly (readonly [BankRejection, RegExp])[] = [
  ['accountNameDiffers', /户名|姓名.*不[符一匹]|名称不符/],
  ['accountClosed', /销户|注销|已关闭/],
  ['accountFrozen', /冻结|止付|挂失|管控|限制|不收不付|睡眠|久悬/],
  ['accountNotFound', /不存在|无此(?:账|帐)?(?:户|号)|(?:账|帐|卡)号(?:有误|错误|无效)|无效(?:账|帐|卡)/],
  ['limitExceeded', /限额|超限|余额不足/],
  ['returned', /退票|退汇|退回/],
];

/**
 * @param words the bank's words, if it gives any
 * @param unclear the file does not say clearly whether it was paid
 */
export function bankRejection(words: string | undefined, unclear: boolean): BankRejection {
  const found = PATTERNS.find(([, pattern]) => pattern.test(words ?? ''));
  if (found) return found[0];
  return unclear ? 'resultUnclear' : 'rejectedOther';
}
