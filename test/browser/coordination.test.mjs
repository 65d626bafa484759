import assert from 'node:assert/strict';
import { aCase } from './support/cases.mjs';
import { journey, LOOKS } from './support/journey.mjs';
import { BUDGETS } from './support/scales.mjs';

const WORDS = {
  'zh-CN': { tabs: { coordination: '转办', meetings: '调解会' }, send: '发起转办', department: '转给哪个部门', request: '请部门办什么', sendIt: '转办', waiting: '待签收' },
  en: { tabs: { coordination: 'Referrals', meetings: 'Mediations' }, send: 'Send a referral', department: 'Department', request: 'What the department is asked', sendIt: 'Send', waiting: 'sent' },
};

/** Chooses in an Ant Design select by its label. */
async function choose(page, box, option) {
  await box.click();
  await page.getByTitle(option).click();
}

/** Types a moment of the office's clock into a date field. */
async function typeInstant(box, text) {
  await box.fill(text);
  await box.press('Enter');
}

/** So many hours ago, as the office's clock shows it. */
const hoursAgo = (hours) => new Date(Date.now() - hours * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

for (const look of LOOKS) {
  journey('the tabs of the coordination fit the window, are light and can be used by all', { as: 'lead', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    const kase = await aCase(desk, { accepted: true });
    for (const [tab, title] of Object.entries(words.tabs)) {
      const weight = await desk.weigh();
      await desk.goto(`/cases/${kase.id}?tab=${tab}`, page.getByRole('heading', { name: title, exact: true }));
      weight.assertWithin(BUDGETS.page);
      console.log(`/cases/…?tab=${tab}, ${look.size}: ${weight.bytes} bytes, ${weight.calls.length} calls`);
      await desk.assertAccessible();
      await desk.assertFitsWidth();
    }
  });
}

for (const look of [{ size: 'desktop', language: 'zh-CN' }, { size: 'phone', language: 'en' }]) {
  journey('a department is asked, answers, and its answer is accepted', { as: 'lead', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    const kase = await aCase(desk, { accepted: true });
    await desk.goto(`/cases/${kase.id}?tab=coordination`, page.getByRole('button', { name: words.send }));
    await page.getByRole('button', { name: words.send }).click();
    const dialog = page.getByRole('dialog', { name: words.send });
    await choose(page, dialog.getByLabel(words.department, { exact: true }), /人力资源和社会保障局/);
    await dialog.getByLabel(words.request, { exact: true }).fill('请核查欠缴社会保险费');
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await dialog.getByRole('button', { name: words.sendIt, exact: true }).click();
    const entry = page.getByRole('listitem').filter({ hasText: '请核查欠缴社会保险费' });
    await entry.getByText(words.waiting, { exact: true }).waitFor();
    const [sent] = (await (await desk.as('lead')).get(`/cases/${kase.id}/referrals`)).items;
    assert.deepEqual([sent.state, sent.shares], ['sent', ['employer', 'summary', 'totals']]);
    const liaison = await desk.as('liaison.hrss');
    const { version } = await liaison.post(`/referrals/${sent.id}/events`, { type: 'ACKNOWLEDGE', version: sent.version });
    await liaison.post(`/referrals/${sent.id}/events`, { type: 'REPLY', version, payload: { text: '已核查，欠缴属实。' } });
    // Told by the stream.
    await entry.getByText('已核查，欠缴属实。').waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await entry.getByRole('button', { name: look.language === 'en' ? 'Accept' : '采纳办结' }).click();
    await entry.getByRole('button', { name: look.language === 'en' ? 'Accept' : '采纳办结' }).waitFor({ state: 'detached' });
    assert.equal((await (await desk.as('lead')).get(`/referrals/${sent.id}`)).state, 'accepted');
  });
}

journey('what a department declined is handed on in the same matter', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk, { accepted: true });
  const lead = await desk.as('lead');
  const { items: departments } = await lead.get('/departments?limit=200');
  const sent = await lead.post(`/cases/${kase.id}/referrals`, { departmentId: departments.find(({ kind }) => kind === 'miit').id, request: '请核查欠薪', share: ['employer', 'totals'] });
  await (await desk.as('liaison.miit')).post(`/referrals/${sent.id}/events`, { type: 'DECLINE', version: sent.version, payload: { reason: 'outsideRemit' } });
  await desk.goto(`/cases/${kase.id}?tab=coordination`, page.getByText('不属于本部门职责'));
  await page.getByRole('button', { name: '改转其他部门' }).click();
  const dialog = page.getByRole('dialog', { name: '改转其他部门' });
  assert.equal(await dialog.getByLabel('请部门办什么').inputValue(), '请核查欠薪');
  await choose(page, dialog.getByLabel('转给哪个部门'), /人力资源和社会保障局/);
  await dialog.getByRole('button', { name: '转办', exact: true }).click();
  await page.getByText('第 2 个部门').waitFor();
  const [, next] = (await lead.get(`/cases/${kase.id}/referrals`)).items.toSorted((a, b) => a.place - b.place);
  assert.deepEqual([next.matterId, next.place, next.shares], [sent.matterId, 2, ['employer', 'totals']]);
});

journey('a session with the workers and a mediation are recorded as they were held', { as: 'member' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk, { accepted: true });
  await desk.goto(`/cases/${kase.id}?tab=meetings&open=session`, page.getByRole('dialog', { name: '登记座谈' }));
  const session = page.getByRole('dialog', { name: '登记座谈' });
  await typeInstant(session.getByLabel('座谈时间'), hoursAgo(3));
  await session.getByRole('checkbox', { name: '研究方案' }).check();
  await session.getByLabel('参加职工人数').fill('20');
  await session.getByLabel('职工意见').fill('希望尽快拿到工资\n可以分期补缴社保');
  await session.getByRole('textbox', { name: '座谈情况' }).fill('与职工一起研究了履行方案。');
  await desk.assertAccessible();
  await session.getByRole('button', { name: '保存' }).click();
  await page.getByText('与职工一起研究了履行方案。').waitFor();
  await page.getByRole('button', { name: '登记调解会' }).click();
  const mediation = page.getByRole('dialog', { name: '登记调解会' });
  await typeInstant(mediation.getByLabel('调解时间'), hoursAgo(1));
  await mediation.getByLabel('参加人').fill('职工代表\n公司负责人');
  await mediation.getByRole('checkbox', { name: '听取了职工一方的意见' }).check();
  await mediation.getByRole('button', { name: '添加方案' }).click();
  await mediation.getByLabel('内容').fill('工资一次付清');
  await mediation.getByLabel('金额（有就填）').fill('12,000');
  await mediation.getByRole('textbox', { name: '调解情况' }).fill('双方同意。');
  await mediation.getByRole('radio', { name: '达成一致' }).check();
  desk.expectRefusal(422, /\/mediations$/);
  await mediation.getByRole('button', { name: '保存' }).click();
  // One side was not heard: said at the field, and nothing typed is lost.
  await mediation.getByText(/没有听取双方意见/).first().waitFor();
  await mediation.getByRole('checkbox', { name: '听取了用人单位一方的意见' }).check();
  await desk.assertAccessible();
  await mediation.getByRole('button', { name: '保存' }).click();
  await page.getByRole('link', { name: '去订履行方案' }).waitFor();
  const member = await desk.as('member');
  const [held] = (await member.get(`/cases/${kase.id}/mediations`)).items;
  assert.deepEqual([held.outcome, held.attendees, held.offers], ['agreed', ['职工代表', '公司负责人'], [{ by: 'employer', text: '工资一次付清', amountFen: 1_200_000 }]]);
  const [talked] = (await member.get(`/cases/${kase.id}/worker-sessions`)).items;
  assert.deepEqual([talked.purposes, talked.opinions], [['planStudied'], ['希望尽快拿到工资', '可以分期补缴社保']]);
});
