import { bankRejection } from './bank-rejection.js';

describe('what a bank’s words tell', () => {
  it.each([
    ['账号户名不符', 'accountNameDiffers'], ['收款人姓名与账号不一致', 'accountNameDiffers'], ['该账户已销户', 'accountClosed'], ['账户状态异常：冻结', 'accountFrozen'],
    ['已口头挂失', 'accountFrozen'], ['账号不存在', 'accountNotFound'], ['卡号有误', 'accountNotFound'], ['超过单笔限额', 'limitExceeded'], ['退汇', 'returned'], ['系统繁忙', 'rejectedOther'],
  ])('%s', (words, code) => expect(bankRejection(words, false)).toBe(code));

  it('an unclear result without a known reason stays unclear', () => {
    expect([bankRejection('处理中', true), bankRejection(undefined, true), bankRejection(undefined, false), bankRejection('户名不符', true)]).toEqual(['resultUnclear', 'resultUnclear', 'rejectedOther', 'accountNameDiffers']);
  });
});
