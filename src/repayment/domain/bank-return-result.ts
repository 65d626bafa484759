/** Words that say the money arrived. A word that is not here is no success: "处理完成" may mean that a payment was refused. */
const SUCCESS =
  /^(?:0+[-:_.]?)?(?:(?:交易|处理|批量|代发|工资|发放|入[账帐]|记[账帐]|支付|付款|转[账帐]|汇款|划款|划转|兑付|已){0,3}成功(?:入[账帐]|到[账帐]|发放|支付)?|已?(?:入[账帐]|到[账帐])|已(?:支付|付款|发放|划款|转[账帐]|汇款)|SUCC(?:ESS)?|是)$/i;
const FAILURE = /失败|退票|退汇|退回|拒绝|不成功|未成功|未入账|未到账|错误|异常|撤销|冲正|无效|作废|FAIL|^否$/i;

/** A result is a word or two; the cap also keeps the patterns cheap. */
const MAX_CHARS = 200;

export type BankResult = 'success' | 'failure' | 'unknown';

/** What the bank says became of a payment; anything but a clear word is `unknown` and counts as not paid, `成功（已退票）` too. */
export function bankResult(text: string): BankResult {
  if (text.length > MAX_CHARS) return 'unknown';
  const whole = text.normalize('NFKC').replace(/\s+/g, '');
  const plain = whole.replace(/[([][^()[\]]*[)\]]|[!.。]+$/g, '');
  if (SUCCESS.test(plain)) return FAILURE.test(whole) ? 'unknown' : 'success';
  return FAILURE.test(plain) ? 'failure' : 'unknown';
}
