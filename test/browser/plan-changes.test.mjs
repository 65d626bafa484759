import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { adoptPlan, agreePlan, aVerifiedCase, planTab, todayOf } from './support/agreed-case.mjs';
import { journey } from './support/journey.mjs';
import { startStoryProgram } from './support/story-program.mjs';

journey('a change of the plan is drafted, compared, asked for, granted, and in force', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const kase = await aVerifiedCase(desk);
  const today = await todayOf(desk);
  const first = await agreePlan(desk, kase, today);
  await adoptPlan(desk, kase);
  await planTab(desk, kase);

  await page.getByRole('button', { name: '拟定变更' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('按月分期').check();
  await dialog.getByLabel('分几期').fill('3');
  await dialog.getByLabel('从哪天开始').fill(today);
  // Takes the day that was typed, and closes the calendar over the button.
  await dialog.getByLabel('从哪天开始').press('Enter');
  await dialog.getByRole('button', { name: '看看各期金额' }).click();
  await dialog.getByText('与未付款项一致').waitFor();
  await dialog.getByLabel('为什么有这一版').fill('企业回款推迟，改为三个月付清');
  await dialog.getByRole('button', { name: '存为草案' }).click();
  const draft = page.getByRole('region', { name: '第 2 版草案' });
  await draft.getByText('企业回款推迟，改为三个月付清').waitFor();

  await page.getByRole('button', { name: '比较版本' }).click();
  const comparing = page.getByRole('dialog', { name: '比较版本' });
  await comparing.getByText('第 1 版 → 第 2 版：企业回款推迟，改为三个月付清').waitFor();
  const compared = comparing.getByRole('table', { name: '各期款项' });
  await compared.getByText('新增').first().waitFor();
  await desk.assertAccessible('[role="dialog"]');
  await comparing.getByRole('button', { name: '关闭' }).click();
  await comparing.waitFor({ state: 'detached' });

  await draft.getByRole('button', { name: '申请变更方案' }).click();
  const asking = page.getByRole('dialog', { name: '申请变更方案' });
  await asking.getByRole('button', { name: '提交审批' }).click();
  await asking.getByText('请填写').waitFor();
  await asking.getByLabel('理由').fill('双方已协商一致');
  await desk.assertAccessible('[role="dialog"]');
  await asking.getByRole('button', { name: '提交审批' }).click();
  await asking.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: '第 1 版方案 · 履行中' }).waitFor();

  await desk.signIn('supervisor');
  const request = page.getByRole('article', { name: `变更履行方案 ${kase.number}` });
  await desk.goto('/approvals', request);
  await request.getByText('双方已协商一致').waitFor();
  await request.getByRole('row').nth(1).waitFor();
  await desk.assertAccessible();
  await request.getByRole('button', { name: '同意', exact: true }).click();
  await request.waitFor({ state: 'detached' });

  await planTab(desk, kase);
  await page.getByRole('heading', { name: '第 2 版方案 · 履行中' }).waitFor();
  await page.getByText('以前的版本 1 个').click();
  await page.getByText(/第 1 版 · 已被新方案取代/).waitFor();
  const lead = await desk.as('lead');
  const { items: plans } = await lead.get(`/cases/${kase.id}/repayment-plans`);
  assert.deepEqual(plans.map(({ revision, state }) => [revision, state]).sort(), [[1, 'superseded'], [2, 'agreed']]);
  const { instalments, totals } = await lead.get(`/cases/${kase.id}/ledger`);
  const sum = (rows) => rows.reduce((fen, { amountFen }) => fen + amountFen, 0);
  const months = (kind) => instalments.filter((row) => row.kind === kind).length;
  assert.deepEqual([sum(instalments), months('wages'), months('socialInsurance')], [sum(first.instalments), 3, 3]);
  assert.equal(totals.outstandingFen, sum(first.instalments));
});

const DAY_MS = 86_400_000;

/** Two months from today, the rest of which may be declared due. */
async function agreeMonths(desk, kase, dueOn) {
  const lead = await desk.as('lead');
  const { draft } = await lead.post(`/cases/${kase.id}/repayment-plans/proposals`, { method: 'monthly', dueOn, months: 2 });
  const plan = await lead.post(`/cases/${kase.id}/repayment-plans`, { ...draft, accelerates: true });
  return lead.post(`/repayment-plans/${plan.id}/events`, { type: 'AGREE', version: plan.version });
}

let program;
let begin;
before(async () => {
  program = await startStoryProgram(new Date().toISOString());
});
after(() => program.close());

journey('a default is confirmed, the rest declared due, and that is taken back', { at: () => program.at(new Date(begin = Date.now()).toISOString()) }, async (desk) => {
  const { page } = desk;
  const kase = await aVerifiedCase(desk);
  await agreeMonths(desk, kase, await todayOf(desk));
  await adoptPlan(desk, kase);
  desk.place = program.at(new Date(begin + 20 * DAY_MS).toISOString());
  const today = await todayOf(desk);
  const owed = async () => {
    const { instalments, totals } = await (await desk.as('supervisor')).get(`/cases/${kase.id}/ledger`);
    return { days: new Set(instalments.filter(({ fallsDueOn }) => fallsDueOn > today).map(({ fallsDueOn }) => fallsDueOn)).size, overdueFen: totals.overdueFen };
  };
  const say = async (button, reason) => {
    await page.getByRole('button', { name: button, exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: button });
    await dialog.getByLabel('理由').fill(reason);
    await desk.assertAccessible('[role="dialog"]');
    await dialog.locator('button[type="submit"]').click();
    await dialog.waitFor({ state: 'detached' });
  };
  await desk.signIn('supervisor');
  await planTab(desk, kase);
  await say('确认违约，退回快联动', '第一期未付，宽限已过');
  await page.getByRole('heading', { name: '第 1 版方案 · 已违约' }).waitFor();
  const agreed = await owed();
  assert.ok(agreed.days > 0 && agreed.overdueFen > 0);

  await say('宣布提前到期', '企业转移资产，按约定宣布');
  await page.getByText(/起全部到期：企业转移资产，按约定宣布/).waitFor();
  assert.deepEqual((await owed()).days, 0, 'all of it is due');

  await say('撤销提前到期', '企业已提供担保');
  await page.getByText(/起全部到期/).waitFor({ state: 'detached' });
  assert.deepEqual(await owed(), agreed);
});
