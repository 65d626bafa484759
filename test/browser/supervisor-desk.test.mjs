import assert from 'node:assert/strict';
import { adoptPlan, agreePlan, aVerifiedCase, todayOf } from './support/agreed-case.mjs';
import { journey, LOOKS } from './support/journey.mjs';
import { BUDGETS } from './support/scales.mjs';

const TITLES = { '/repayment': { 'zh-CN': '履行情况', en: 'Repayment' }, '/approvals': { 'zh-CN': '待审批', en: 'Approvals' } };

for (const look of LOOKS) {
  journey('board and approvals are light, fit the window and can be used by all', { as: 'supervisor', ...look }, async (desk) => {
    const { page } = desk;
    for (const [path, title] of Object.entries(TITLES)) {
      const scales = await desk.weigh();
      await desk.goto(path, page.getByRole('heading', { name: title[look.language], level: 1 }));
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      scales.assertWithin(BUDGETS.page, { later: /\/assets\/chart-/ });
      await desk.assertAccessible();
      await desk.assertFitsWidth();
      await scales.assertReadOnce();
    }
  });
}

journey('a request is refused with a reason, and only with one', { as: 'supervisor2' }, async (desk) => {
  const { page } = desk;
  await desk.goto('/approvals', page.getByRole('article').first());
  const request = page.getByRole('article', { name: /^中止/ }).first();
  await request.getByRole('button', { name: '不同意' }).click();
  await request.getByText('不同意须说明理由').waitFor();
  await request.getByLabel('理由').fill('重组方案尚未表决，先按原期限办理');
  await request.getByRole('button', { name: '不同意' }).click();
  await page.getByText('已答复不同意').waitFor();
});

/** Everything is paid, answered and followed up: nothing is left but to close it. */
async function aSettledCase(desk) {
  const [lead, supervisor, liaison] = await Promise.all([desk.as('lead'), desk.as('supervisor'), desk.as('liaison.hrss')]);
  const kase = await aVerifiedCase(desk);
  const paidOn = await todayOf(desk);
  await agreePlan(desk, kase, paidOn);
  await adoptPlan(desk, kase);
  const { items: [referral] } = await lead.get(`/cases/${kase.id}/referrals`);
  const { version } = await liaison.post(`/referrals/${referral.id}/events`, { type: 'REPLY', version: referral.version, payload: { text: '已核查，情况属实。' } });
  await lead.post(`/referrals/${referral.id}/events`, { type: 'ACCEPT', version });
  const { byKind } = await lead.get(`/cases/${kase.id}/ledger`);
  const owed = (ofWages) => byKind.filter(({ kind }) => (kind === 'wages') === ofWages).reduce((fen, { outstandingFen }) => fen + outstandingFen, 0);
  for (const [kind, amountFen] of [['wages', owed(true)], ['socialInsurance', owed(false)]]) await supervisor.post(`/cases/${kase.id}/payments`, { kind, paidOn, amountFen, method: 'bankTransfer', reference: `回单-${kind}` });
  await lead.post(`/cases/${kase.id}/follow-ups`, { contactedAt: new Date(Date.now() - 1_000).toISOString(), workersContacted: 12, satisfaction: 5, record: '款项均已收到' });
  return kase;
}

journey('a settled case is closed from the supervisor\'s desk and taken up again; the timeline says at once why', { as: 'supervisor' }, async (desk) => {
  const { page } = desk;
  const kase = await aSettledCase(desk);
  const supervisor = await desk.as('supervisor');
  const state = async () => (await supervisor.get(`/cases/${kase.id}`)).state;
  const timeline = page.getByRole('group', { name: '办理经过' });
  const dialog = (name) => page.getByRole('dialog', { name });
  const confirm = async (name) => {
    await desk.assertAccessible('.ant-modal');
    await dialog(name).getByRole('button', { name: '确认' }).click();
    await dialog(name).waitFor({ state: 'hidden' });
  };
  await desk.goto(`/cases/${kase.id}?tab=timeline`, timeline);
  await page.getByRole('button', { name: '结案', exact: true }).click();
  await dialog('结案').getByLabel('结案小结').fill('工资和社会保险费均已付清');
  await confirm('结案');
  await timeline.getByText('工资和社会保险费均已付清').waitFor();
  assert.equal(await state(), 'closed');
  // What is closed is not closed again.
  await page.getByRole('button', { name: '结案', exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '重新办理' }).click();
  await dialog('重新办理').getByLabel('理由').fill('两名职工反映加班费漏报');
  await confirm('重新办理');
  await timeline.getByText('两名职工反映加班费漏报').waitFor();
  assert.equal(await state(), 'supervising');
});
