import assert from 'node:assert/strict';
import { agreePlan, aVerifiedCase, fixture } from './support/agreed-case.mjs';
import { journey } from './support/journey.mjs';

const todayOf = async (desk) => (await (await desk.as('supervisor')).get('/repayment-board?limit=1')).asOf;
const planTab = (desk, kase) => desk.goto(`/cases/${kase.id}?tab=plan`, desk.page.getByRole('heading', { name: '付款', level: 2 }));

/** Sends a bank's file from the page and waits for what the program made of it. */
async function send(desk, name, bytes) {
  const { page } = desk;
  await page.getByRole('button', { name: '导入回盘' }).click();
  await page.getByRole('dialog').locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer: bytes });
  await page.getByRole('dialog').getByText('已匹配', { exact: true }).first().waitFor();
}

async function apply(desk, rows) {
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('button', { name: `确认导入 ${rows} 笔` }).click();
  await dialog.getByText(`已导入 ${rows} 笔`).waitFor();
}

journey('a plan is proposed, changed into a draft, and agreed', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const kase = await aVerifiedCase(desk);
  const today = await todayOf(desk);
  await planTab(desk, kase);
  await page.getByRole('button', { name: '拟定方案' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('按月分期').check();
  await dialog.getByLabel('分几期').fill('2');
  await dialog.getByLabel('从哪天开始').fill(today);
  // Takes the day that was typed, and sends the form.
  await dialog.getByLabel('从哪天开始').press('Enter');
  await dialog.getByText('与未付款项一致').waitFor();
  await desk.assertAccessible();
  await dialog.getByRole('button', { name: '存为草案' }).click();
  const draft = page.getByRole('region', { name: '第 1 版草案' });
  await draft.getByRole('button', { name: '双方同意，定稿' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '双方同意，定稿' }).click();
  await page.getByRole('heading', { name: '第 1 版方案 · 履行中' }).waitFor();
  const { items: [plan] } = await (await desk.as('lead')).get(`/cases/${kase.id}/repayment-plans`);
  assert.equal(plan.state, 'agreed');
  assert.equal(await page.getByRole('table', { name: '各期款项' }).getByRole('row').count(), plan.instalments.length + 1);
});

journey('a bank file is looked at, imported, corrected and reversed', { as: 'supervisor' }, async (desk) => {
  const { page } = desk;
  const kase = await aVerifiedCase(desk);
  await agreePlan(desk, kase, await todayOf(desk));
  await planTab(desk, kase);
  await send(desk, '回盘0105.csv', fixture('bank-return-2025-01-05.csv'));
  const dialog = page.getByRole('dialog');
  await dialog.getByText('57 行').waitFor();
  assert.equal(await dialog.getByRole('list', { name: '按结果查看' }).getByRole('listitem').count(), 2, 'the two that the bank rejected come first');
  await desk.assertAccessible();
  assert.equal((await (await desk.as('supervisor')).get(`/cases/${kase.id}/payments`)).items.length, 0, 'nothing is written before it is confirmed');
  await apply(desk, 57);
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await page.getByRole('list', { name: '回盘文件' }).getByText('已导入').waitFor();

  await send(desk, '回盘0108.csv', fixture('bank-return-2025-01-08.csv'));
  await apply(desk, 2);
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await page.getByRole('cell', { name: '¥1,637,084.38' }).first().waitFor();

  await page.getByRole('button', { name: '冲正整个回盘' }).first().click();
  await dialog.getByLabel('理由').fill('银行通知文件有误');
  await dialog.getByRole('button', { name: '提交审批' }).click();
  await page.getByText('有 1 项冲正等待审批').waitFor();
  const other = await desk.as('supervisor2');
  const { items: [request] } = await other.get(`/cases/${kase.id}/requests`);
  await other.post(`/requests/${request.id}/events`, { type: 'GRANT', version: request.version });
  await page.getByText('已冲正').first().waitFor();
});
