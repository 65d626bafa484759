import { adoptPlan, agreePlan, aVerifiedCase, todayOf } from './agreed-case.mjs';

/**
 * A case in 监督履行 about which everything can be done: a plan in force and a change drafted, a payment with a rest and a receipt, aid asked for, a
 * referral answered, a legal event, a late fee assessed and deferred, and an item for the supervisor.
 * @param {import('./desk.mjs').Desk} desk
 * @returns the case as the API shows it
 */
export async function aBusyCase(desk) {
  const [lead, supervisor] = await Promise.all([desk.as('lead'), desk.as('supervisor')]);
  const kase = await aVerifiedCase(desk);
  const at = (rest) => `/cases/${kase.id}${rest}`;
  const today = await todayOf(desk);
  await agreePlan(desk, kase, today);
  const { draft } = await lead.post(at('/repayment-plans/proposals'), { method: 'monthly', dueOn: today, months: 3 });
  await lead.post(at('/repayment-plans'), { ...draft, reason: '改为三个月付清' });
  await adoptPlan(desk, kase);
  const { items: [referral] } = await lead.get(at('/referrals'));
  await (await desk.as('liaison.hrss')).post(`/referrals/${referral.id}/events`, { type: 'REPLY', version: referral.version, payload: { text: '已核查，情况属实。' } });
  const { items: [worker] } = await lead.get(at('/workers?limit=1'));
  const payment = await supervisor.post(at('/payments'), { kind: 'wages', paidOn: today, amountFen: 200_000_000, method: 'bankTransfer', reference: '回单-1' });
  await supervisor.post(at(`/payments/${payment.id}/receipts`), { workerId: worker.id, outcome: 'notReceived', how: 'call', confirmedAt: new Date(Date.now() - 1_000).toISOString() });
  await lead.post(at('/aid-items'), { workerId: worker.id, kind: 'living', request: '生活困难，申请慰问' });
  await lead.post(at('/legal-events'), { type: 'mediationApplied', occurredOn: today });
  await supervisor.post(at('/late-fee-assessments'), { amountFen: 12_300, assessedOn: today, reference: '社征核〔2025〕1号' });
  await supervisor.post(at('/deferral-agreements'), { reference: '缓缴〔2025〕1号', agreedOn: today, fromOn: today, toOn: today });
  return lead.get(at(''));
}
