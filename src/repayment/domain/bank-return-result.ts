/** Words that say the money arrived. A word that is not here is no success: "处理完成" may mean that a payment was refused. */
const SUCCESS = /^(?:(?:交易|处理|代发|发放|入账|记账|支付|付款|转账|划款|划转|已)?成功|(?:已)?(?:入账|到账)|已(?:支付|付款|发放|划款)|SUCCESS|是)$/i;
const FAILURE = /失败|退票|退汇|退回|拒绝|不成功|未成功|未入账|未到账|错误|异常|撤销|冲正|无效|作废|FAIL|^否$/i;

/** A result is a word or two; the cap also keeps the patterns cheap. */
const MAX_CHARS = 200;

export type BankResult = 'success' | 'failure' | 'unknown';

/** What the bank says became of a payment; anything but a clear word is `unknown` and counts as not paid. */
export function bankResult(text: string): BankResult {
  if (text.length > MAX_CHARS) return 'unknown';
  const plain = text.normalize('NFKC').replace(/\s+|[([][^()[\]]*[)\]]|[!.。]+$/g, '');
  if (SUCCESS.test(plain)) return 'success';
  return FAILURE.test(plain) ? 'failure' : 'unknown';
}
