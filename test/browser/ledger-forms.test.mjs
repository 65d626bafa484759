import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { agreePlan, aVerifiedCase, planTab, todayOf, unfold } from './support/agreed-case.mjs';
import { journey } from './support/journey.mjs';
import { PICTURE } from './story/hands.mjs';

const PAPER = { name: '签字材料.png', mimeType: 'image/png', buffer: PICTURE };

async function aWorker(desk, kase) {
  const { items: [worker] } = await (await desk.as('lead')).get(`/cases/${kase.id}/workers?limit=1`);
  return worker;
}

const ledgerOf = async (desk, kase) => (await desk.as('lead')).get(`/cases/${kase.id}/ledger`);
const wagesOf = async (desk, kase) => (await ledgerOf(desk, kase)).byKind.find(({ kind }) => kind === 'wages');

async function attach(dialog, label) {
  await dialog.getByLabel(label, { exact: true }).setInputFiles(PAPER);
  await dialog.getByRole('link', { name: PAPER.name }).waitFor();
}

/** Sends the form of a dialog and sees it close. */
async function send(dialog, button) {
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Grants the request of the case that is of this type, from the list of approvals, as a second supervisor. */
async function grant(desk, kase, type) {
  const request = desk.page.getByRole('article', { name: `${type} ${kase.number}` });
  await desk.signIn('supervisor2');
  await desk.goto('/approvals', request);
  await request.getByRole('row').nth(1).waitFor();
  await desk.assertAccessible();
  await request.getByRole('button', { name: '同意', exact: true }).click();
  await request.waitFor({ state: 'detached' });
}

journey('a worker waives a part with signed evidence; insurance and late fee are not offered', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const kase = await aVerifiedCase(desk);
  const worker = await aWorker(desk, kase);
  await planTab(desk, kase);
  await page.getByRole('button', { name: '按职工查看' }).click();
  await page.getByRole('button', { name: `为 ${worker.name} 登记放弃部分诉求` }).click();
  const dialog = page.getByRole('dialog', { name: '职工放弃部分诉求' });
  await dialog.getByLabel('款项', { exact: true }).click();
  const offered = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
  await offered.getByText('其他款项', { exact: true }).waitFor();
  assert.deepEqual(await offered.allTextContents(), ['工资', '经济补偿', '加班费', '报销款', '加付赔偿金', '其他款项']);
  await offered.getByText('工资', { exact: true }).click();
  await dialog.getByLabel('金额', { exact: true }).fill('100');
  await dialog.getByLabel('理由').fill('本人自愿放弃');
  await dialog.getByRole('button', { name: '提交审批' }).click();
  await dialog.getByText('请填写').waitFor();
  await attach(dialog, '职工签字的材料');
  await desk.assertAccessible('[role="dialog"]');
  await send(dialog, '提交审批');
  assert.equal((await wagesOf(desk, kase)).waivedFen, 0, 'nothing is waived before it is granted');

  await grant(desk, kase, '放弃部分诉求');
  await planTab(desk, kase);
  await unfold(page, '账目');
  await page.getByRole('table', { name: '账目' }).getByRole('row', { name: /^工资/ }).getByText('¥100.00', { exact: true }).waitFor();
  const { verifiedFen, waivedFen, outstandingFen } = await wagesOf(desk, kase);
  assert.deepEqual([waivedFen, outstandingFen], [10_000, verifiedFen - 10_000]);
});

journey('a payment that did not arrive is answered for by the supervisor, and confirmed when it did', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const kase = await aVerifiedCase(desk);
  const worker = await aWorker(desk, kase);
  const supervisor = await desk.as('supervisor');
  await supervisor.post(`/cases/${kase.id}/payments`, { kind: 'wages', amountFen: 10_000, paidOn: await todayOf(desk), method: 'bankTransfer', reference: '回单-1', workerIds: [worker.id] });
  const record = async (fill) => {
    await page.getByRole('button', { name: `登记回执：${worker.name}` }).click();
    const dialog = page.getByRole('dialog', { name: '登记回执' });
    await fill(dialog);
    await desk.assertAccessible('[role="dialog"]');
    await send(dialog, '保存');
  };
  await planTab(desk, kase);
  await unfold(page, '到账确认');
  await record(async (dialog) => {
    await dialog.getByLabel('未收到').check();
    await dialog.getByText('登记后生成督办事项，答复后才能结案。').waitFor();
    await dialog.getByLabel('备注').fill('银行卡已注销');
  });
  await page.getByText('未收到 1', { exact: true }).click();
  await page.getByRole('table', { name: '到账确认' }).getByText('银行卡已注销').waitFor();

  const items = page.locator('section', { has: page.getByRole('heading', { name: /^督办事项/ }) }).last();
  await desk.goto(`/cases/${kase.id}`, items.getByText('职工反映未收到'));
  assert.equal(await items.getByRole('button').count(), 0, 'the task force cannot answer for the supervisor');
  await desk.signIn('supervisor');
  await desk.goto(`/cases/${kase.id}`, items);
  await items.getByRole('button', { name: '答复' }).click();
  const answering = page.getByRole('dialog', { name: '答复' });
  await answering.getByLabel('采取的措施').fill('已与银行核对，改付现金');
  await desk.assertAccessible('[role="dialog"]');
  await send(answering, '保存');
  await items.getByText('已与银行核对，改付现金').waitFor();
  await page.getByRole('heading', { name: '督办事项（0 项待答复）' }).waitFor();
  assert.deepEqual((await supervisor.get(`/supervisor-items?caseId=${kase.id}`)).items.map(({ kind, state }) => [kind, state]), [['notReceived', 'answered']]);

  await desk.signIn('lead');
  await desk.goto(`/cases/${kase.id}?tab=plan&open=receipts:notReceived`, page.getByRole('table', { name: '到账确认' }).getByText('银行卡已注销'));
  await record(async (dialog) => {
    await dialog.getByLabel('签字', { exact: true }).check();
    await attach(dialog, '职工签字的材料');
  });
  await page.getByText('已收到 1', { exact: true }).waitFor();
  const { items: [{ receipt }] } = await supervisor.get(`/cases/${kase.id}/receipts?state=received`);
  assert.deepEqual([receipt.outcome, receipt.how], ['received', 'signature']);
});

journey('what is left of a payment goes back to the payer; that is taken back, and then the payment', { as: 'supervisor' }, async (desk) => {
  const { page } = desk;
  const kase = await aVerifiedCase(desk);
  const paidOn = await todayOf(desk);
  await (await desk.as('supervisor')).post(`/cases/${kase.id}/payments`, { kind: 'wages', amountFen: 200_000_000, paidOn, method: 'bankTransfer', reference: '回单-1' });
  const money = async () => {
    const { totals, unappliedFen, returnedFen } = await ledgerOf(desk, kase);
    return [totals.paidFen, unappliedFen, returnedFen];
  };
  const reverse = async (within, title, reason) => {
    await within.getByRole('button', { name: '冲正', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.getByLabel('理由').fill(reason);
    await desk.assertAccessible('[role="dialog"]');
    await send(dialog, '提交审批');
    await page.getByText('有 1 项冲正等待审批').waitFor();
    await grant(desk, kase, '冲正付款');
    await desk.signIn('supervisor');
    await planTab(desk, kase);
  };
  await planTab(desk, kase);
  await page.getByRole('region', { name: '未核销 ¥362,915.62' }).getByRole('button', { name: '决定去向' }).click();
  const dialog = page.getByRole('dialog', { name: '决定去向' });
  await dialog.getByLabel(/^退回付款人/).check();
  await dialog.getByLabel('退回日期').fill(paidOn);
  await dialog.getByLabel('退回日期').press('Tab');
  await dialog.getByLabel('凭证号').fill('退款-1');
  await dialog.getByLabel('理由').fill('企业多付，申请退回');
  await attach(dialog, '依据材料');
  await desk.assertAccessible('[role="dialog"]');
  await send(dialog, '保存');
  const decided = page.getByRole('region', { name: '多收款的去向' });
  await decided.getByText('退回付款人 ¥362,915.62').waitFor();
  assert.deepEqual(await money(), [163_708_438, 0, 36_291_562]);

  await reverse(decided, '冲正去向决定', '款项并未退回');
  await page.getByRole('region', { name: '未核销 ¥362,915.62' }).getByText('已冲正').waitFor();
  assert.deepEqual(await money(), [163_708_438, 36_291_562, 0]);

  const payments = page.getByRole('table', { name: '付款' });
  await unfold(page, '付款');
  await reverse(payments, '冲正付款', '回单登记错误');
  await unfold(page, '付款');
  await payments.getByText('已冲正').waitFor();
  await payments.getByText('回单登记错误').waitFor();
  assert.deepEqual(await money(), [0, 0, 0]);
});

journey('statements of the case and of a worker are made and downloaded', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const kase = await aVerifiedCase(desk);
  await agreePlan(desk, kase, await todayOf(desk));
  const worker = await aWorker(desk, kase);
  await planTab(desk, kase);
  const make = async (button, format) => {
    await page.getByRole('button', { name: button }).click();
    const dialog = page.getByRole('dialog', { name: '生成对账单' });
    await dialog.getByLabel(format).check();
    await dialog.getByLabel('用途').fill('与企业核对');
    await desk.assertAccessible('[role="dialog"]');
    await send(dialog, '生成');
  };
  const download = async (title) => {
    const link = page.getByRole('region', { name: '对账单' }).getByRole('listitem').filter({ hasText: title }).getByRole('link', { name: /^下载/ });
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const bytes = await buffer(await file.createReadStream());
    return [bytes.subarray(0, 4).toString('latin1'), file.suggestedFilename().split('.').at(-1)];
  };
  for (const [format, begins] of [['Excel', ['PK\u0003\u0004', 'xlsx']], ['PDF', ['%PDF', 'pdf']]]) {
    await make('生成对账单', format);
    assert.deepEqual(await download(`本案 · ${format}`), begins);
    if (format === 'Excel') await page.getByRole('button', { name: '按职工查看' }).click();
    await make(`${worker.name} 的对账单`, format);
    assert.deepEqual(await download(`职工 · ${format}`), begins);
  }
});

journey('an agreement to defer holds the late fee, and is taken back', { as: 'supervisor' }, async (desk) => {
  const { page } = desk;
  const kase = await aVerifiedCase(desk);
  const estimate = async () => (await (await desk.as('supervisor')).get(`/cases/${kase.id}/late-fee-estimate`)).totalFen;
  const before = await estimate();
  const today = await todayOf(desk);
  await planTab(desk, kase);
  const part = page.getByRole('region', { name: '滞纳金' });
  await part.getByRole('button', { name: '登记缓缴协议' }).click();
  const dialog = page.getByRole('dialog', { name: '登记缓缴协议' });
  await dialog.getByLabel('文书编号').fill('缓缴1号');
  const [fromOn, toOn] = [`${Number(today.slice(0, 4)) - 1}-01-01`, `${Number(today.slice(0, 4)) + 1}-12-31`];
  for (const [label, day] of [['签订日期', fromOn], ['缓缴从', fromOn], ['缓缴到', toOn]]) {
    await dialog.getByLabel(label).fill(day);
    await dialog.getByLabel(label).press('Tab');
  }
  await dialog.getByLabel('担保').fill('设备抵押');
  await attach(dialog, '附件');
  await desk.assertAccessible('[role="dialog"]');
  await send(dialog, '保存');
  const entry = part.getByRole('listitem').filter({ hasText: `${fromOn} 至 ${toOn} 缓缴（缓缴1号）` });
  await entry.waitFor();
  assert.ok((await estimate()) < before, 'nothing is added while it is deferred');

  await entry.getByRole('button', { name: '撤销' }).click();
  const taking = page.getByRole('dialog', { name: '撤销缓缴协议' });
  await taking.getByLabel('理由').fill('协议未获批准');
  await desk.assertAccessible('[role="dialog"]');
  await send(taking, '撤销');
  await part.getByText('已撤销：协议未获批准').waitFor();
  assert.equal(await estimate(), before);
});
