import assert from 'node:assert/strict';
import { agreePlan, aVerifiedCase, fixture, planTab, todayOf, unfold } from './support/agreed-case.mjs';
import { aBusyCase } from './support/busy-case.mjs';
import { journey, LOOKS } from './support/journey.mjs';
import { BUDGETS } from './support/scales.mjs';
import { until } from './support/until.mjs';
import { wordsIn } from './support/words.mjs';

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

journey('a plan is proposed and drafted beside that of a colleague, whose is discarded, and agreed', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const kase = await aVerifiedCase(desk);
  const today = await todayOf(desk);
  await planTab(desk, kase);
  await page.getByRole('button', { name: '拟定方案' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('按月分期').check();
  await dialog.getByLabel('分几期').fill('2');
  await dialog.getByLabel('从哪天开始').fill(today);
  // Takes the day that was typed, and closes the calendar over the button.
  await dialog.getByLabel('从哪天开始').press('Enter');
  await dialog.getByRole('button', { name: '看看各期金额' }).click();
  await dialog.getByText('与未付款项一致').waitFor();
  const member = await desk.as('member');
  const { draft: proposed } = await member.post(`/cases/${kase.id}/repayment-plans/proposals`, { method: 'singleDate', dueOn: today });
  await member.post(`/cases/${kase.id}/repayment-plans`, proposed);
  await dialog.getByText(/已有第 1 版草案/).waitFor();
  await desk.assertAccessible();
  await dialog.getByRole('button', { name: '存为草案' }).click();
  const [theirs, draft] = [1, 2].map((revision) => page.getByRole('region', { name: `第 ${revision} 版草案` }));
  await draft.waitFor();
  await theirs.getByRole('button', { name: '作废草案' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '作废草案' }).click();
  await theirs.waitFor({ state: 'detached' });
  await draft.getByRole('button', { name: '双方同意，定稿' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '双方同意，定稿' }).click();
  await page.getByRole('heading', { name: '第 2 版方案 · 履行中' }).waitFor();
  const { items: plans } = await member.get(`/cases/${kase.id}/repayment-plans`);
  const plan = plans.find(({ revision }) => revision === 2);
  assert.deepEqual(plans.map(({ state }) => state).toSorted(), ['agreed', 'discarded']);
  const rows = page.getByRole('table', { name: '各期款项' }).getByRole('row');
  await rows.nth(plan.instalments.length).waitFor();
  assert.equal(await rows.count(), plan.instalments.length + 1);
});

journey('a bank file is looked at, imported, corrected and reversed', { as: 'supervisor' }, async (desk) => {
  const { page } = desk;
  const kase = await aVerifiedCase(desk);
  await agreePlan(desk, kase, await todayOf(desk));
  await planTab(desk, kase);
  await send(desk, '回盘0105.csv', fixture('bank-return-2025-01-05.csv'));
  const dialog = page.getByRole('dialog');
  await dialog.getByText('57 行').waitFor();
  const rows = dialog.getByRole('list', { name: '按结果查看' }).getByRole('listitem');
  await rows.nth(1).waitFor();
  assert.equal(await rows.count(), 2, 'the two that the bank rejected come first');
  await desk.assertAccessible();
  assert.equal((await (await desk.as('supervisor')).get(`/cases/${kase.id}/payments`)).items.length, 0, 'nothing is written before it is confirmed');
  await apply(desk, 57);
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await page.getByRole('list', { name: '回盘文件' }).getByText('已导入').waitFor();

  await send(desk, '回盘0108.csv', fixture('bank-return-2025-01-08.csv'));
  await apply(desk, 2);
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await page.getByText('¥1,637,084.38').first().waitFor();

  await page.getByRole('button', { name: '冲正整个回盘' }).first().click();
  await dialog.getByLabel('理由').fill('银行通知文件有误');
  await dialog.getByRole('button', { name: '提交审批' }).click();
  await page.getByText('有 1 项冲正等待审批').waitFor();
  const other = await desk.as('supervisor2');
  const { items: [request] } = await other.get(`/cases/${kase.id}/requests`);
  await other.post(`/requests/${request.id}/events`, { type: 'GRANT', version: request.version });
  await page.getByText('已冲正').first().waitFor();
});

journey('a row that matches nobody is matched by hand', { as: 'supervisor' }, async (desk) => {
  const { page } = desk;
  const kase = await aVerifiedCase(desk);
  await planTab(desk, kase);
  await send(desk, '回盘.csv', Buffer.from('序号,收款人姓名,收款账号,金额(元),交易日期,摘要,处理结果,失败原因\n1,张晓雁,6222000000000000017,100.00,2025-01-05,代发工资,成功,\n'));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '人工匹配' }).click();
  await dialog.getByRole('combobox', { name: '职工' }).fill('张晓燕');
  await page.locator('.ant-select-item-option', { hasText: '张晓燕' }).first().click();
  await dialog.getByLabel('理由').fill('姓名登记有误，与本人核对');
  await dialog.getByRole('button', { name: '保存' }).click();
  await apply(desk, 1);
  const { items: [payment] } = await (await desk.as('supervisor')).get(`/cases/${kase.id}/payments`);
  assert.equal(payment.amountFen, 10_000);
});

journey('a payment by hand shows what it will settle before it is written', { as: 'supervisor', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const kase = await aVerifiedCase(desk);
  await agreePlan(desk, kase, await todayOf(desk));
  await planTab(desk, kase);
  await desk.assertFitsWidth();
  await page.getByRole('button', { name: '登记付款' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('实际到账').fill('2,000,000');
  await dialog.getByLabel('凭证号').fill('回单-1');
  const preview = dialog.getByRole('region', { name: '登记后' });
  await preview.getByText('第 1 期').waitFor();
  await preview.getByText('¥362,915.62 没有可以清偿的款项').waitFor();
  await dialog.getByText('有代扣款、凭证文件，或偿还垫付').click();
  await dialog.getByLabel('依法代扣').fill('12.345');
  await dialog.getByRole('button', { name: '确认登记' }).click();
  await dialog.getByText('不是金额，请改正或者清空').waitFor();
  await dialog.getByLabel('依法代扣').fill('');
  assert.equal((await (await desk.as('supervisor')).get(`/cases/${kase.id}/payments`)).items.length, 0);
  await dialog.getByRole('button', { name: '确认登记' }).click();
  await page.getByRole('heading', { name: '未核销 ¥362,915.62' }).waitFor();
  const { items: [payment] } = await (await desk.as('supervisor')).get(`/cases/${kase.id}/payments`);
  assert.deepEqual([payment.appliedFen, payment.unappliedFen], [163_708_438, 36_291_562]);
});

for (const look of [{ size: 'desktop' }, { size: 'phone', language: 'en', theme: 'dark' }]) {
  journey('every form of plan and ledger opens by its address, fits the window and can be used by all', { as: 'supervisor', ...look }, async (desk) => {
    const { page } = desk;
    const kase = await aVerifiedCase(desk);
    const today = await todayOf(desk);
    await agreePlan(desk, kase, today);
    const change = await draftChange(desk, kase, today);
    const supervisor = await desk.as('supervisor');
    const { items: [worker] } = await supervisor.get(`/cases/${kase.id}/workers?limit=1`);
    const payment = await supervisor.post(`/cases/${kase.id}/payments`, { kind: 'wages', amountFen: 100, paidOn: today, method: 'cash', reference: '收条-1', workerIds: [worker.id] });
    const forms = [
      'plan', 'reschedule', `compare:${change.id}`, 'payment', 'import', `reverse:payment:${payment.id}`, `receipt:${payment.id}:${worker.id}`, `waiver:${worker.id}`, 'assessment', 'deferral', 'statement',
      `statement:${worker.id}`, 'check',
    ];
    for (const form of forms) {
      const dialog = page.getByRole('dialog');
      await desk.goto(`/cases/${kase.id}?tab=plan&open=${form}`, dialog.locator('form, table').first());
      assert.match((await dialog.textContent()) ?? '', /\S/, form);
      await desk.assertAccessible();
      await desk.assertFitsWidth();
    }
  });
}

for (const look of LOOKS) {
  journey('plan and documents of a case are light, read once, fit the window and can be used by all', { as: 'supervisor', ...look }, async (desk) => {
    const { page } = desk;
    const say = wordsIn(look.language);
    const kase = await aBusyCase(desk);
    await (await desk.as('lead')).upload(`/cases/${kase.id}/documents`, '回单.csv', Buffer.from('序号,金额\n1,2\n'));
    for (const [tab, shown] of [['plan', page.getByRole('heading', { name: say('repayment:lateFee'), level: 2 })], ['documents', page.getByRole('table', { name: say('documents:title') })]]) {
      const scales = await desk.weigh();
      await desk.goto(`/cases/${kase.id}?tab=${tab}`, shown);
      await page.waitForLoadState('networkidle');
      scales.assertWithin(BUDGETS.page);
      console.log(`?tab=${tab}, ${look.size}: ${scales.bytes} bytes, ${scales.calls.length} calls`);
      await desk.assertAccessible();
      await desk.assertFitsWidth();
      await scales.assertReadOnce();
    }
  });
}

/** Two windows below each other: what a thumb goes through without growing tired. */
const LONGEST_PX = 3 * 740;

journey('the plan begins with what is due; the rest is folded, tells how much it is, and stays as it was left', { as: 'supervisor', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const kase = await aVerifiedCase(desk);
  const today = await todayOf(desk);
  const lead = await desk.as('lead');
  const { draft } = await lead.post(`/cases/${kase.id}/repayment-plans/proposals`, { method: 'monthly', dueOn: today, months: 6 });
  const plan = await lead.post(`/cases/${kase.id}/repayment-plans`, draft);
  await lead.post(`/repayment-plans/${plan.id}/events`, { type: 'AGREE', version: plan.version });
  const supervisor = await desk.as('supervisor');
  const { amountFen } = plan.instalments.find(({ kind, no }) => kind === 'wages' && no === Math.min(...plan.instalments.filter((row) => row.kind === 'wages').map((row) => row.no)));
  await supervisor.post(`/cases/${kase.id}/payments`, { kind: 'wages', amountFen, paidOn: today, method: 'bankTransfer', reference: '回单-1' });
  await planTab(desk, kase);
  await page.getByText('今天到期').first().waitFor();
  const rows = page.getByRole('table', { name: '各期款项' }).locator('tbody tr');
  const line = (text) => page.getByRole('button', { name: text });
  await line(/^已付清 1 期，¥/).waitFor();
  assert.equal(await rows.count(), 1, 'what is due today, and nothing that is settled or comes later');
  await line(/以后还有 10 期，¥/).click();
  await rows.nth(10).waitFor();
  assert.equal(await rows.count(), 11);
  await line(/^到账确认 未确认 59 笔，¥/).waitFor();
  await page.getByRole('heading', { name: /^付款 1 笔，到账 ¥/, level: 2 }).waitFor();
  assert.equal(await page.getByRole('table').count(), 1);
  await line(/以后还有 10 期，¥/).click();
  await rows.nth(1).waitFor({ state: 'detached' });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(height <= LONGEST_PX, `${height} px`);
  await desk.assertAccessible();

  await unfold(page, '付款');
  await unfold(page, '到账确认');
  await page.getByRole('button', { name: '再看一些（还有 39 笔）' }).waitFor();
  await page.getByText('未收到 0', { exact: true }).click();
  await page.getByText('这里没有。').waitFor();
  await page.getByRole('button', { name: '登记付款' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('这里没有。').waitFor();
  await page.getByRole('table', { name: '付款' }).waitFor();
  await desk.assertAccessible();
});

journey('a link to a part of the plan unfolds it and leads the keyboard there', { as: 'supervisor' }, async (desk) => {
  const { page } = desk;
  const kase = await aBusyCase(desk);
  const focused = (text) => until(`the keyboard at ${text}`, async () => (await page.evaluate(() => (document.activeElement?.matches('button[aria-expanded]') ? document.activeElement.textContent : ''))).includes(text));
  await desk.goto(`/cases/${kase.id}`, page.getByRole('link', { name: /^去办理：还有 1 名职工反映没有收到款/ }));
  await page.getByRole('link', { name: /^去办理：还有 1 名职工反映没有收到款/ }).click();
  await focused('到账确认');
  await page.getByRole('table', { name: '到账确认' }).getByRole('row').nth(1).waitFor();
  assert.equal(await page.getByRole('table', { name: '到账确认' }).getByRole('row').count(), 2, 'the one who did not receive it');
  for (const [open, title, shown] of [
    ['payments', '付款', page.getByRole('table', { name: '付款' })], ['ledger', '账目', page.getByRole('table', { name: '账目' })], ['workers', '账目', page.getByRole('table', { name: '按职工查看' })],
    ['unapplied', '未核销', page.getByRole('button', { name: '决定去向' })], ['lateFee', '滞纳金', page.getByText('社征核〔2025〕1号')],
  ]) {
    await desk.goto(`/cases/${kase.id}?tab=plan&open=${open}`, shown);
    await focused(title);
  }
});

async function draftChange(desk, kase, firstOn) {
  const lead = await desk.as('lead');
  const { draft } = await lead.post(`/cases/${kase.id}/repayment-plans/proposals`, { method: 'monthly', dueOn: firstOn, months: 3 });
  return lead.post(`/cases/${kase.id}/repayment-plans`, { ...draft, reason: '改为三个月付清' });
}
