import assert from 'node:assert/strict';
import { aCase, anAccount, fireReferral } from './support/cases.mjs';
import { journey } from './support/journey.mjs';

const REQUEST = '请核查欠缴社会保险费';

async function aReferral(desk) {
  const kase = await aCase(desk, { accepted: true });
  const lead = await desk.as('lead');
  const { items: departments } = await lead.get('/departments?limit=200');
  const sent = await lead.post(`/cases/${kase.id}/referrals`, { departmentId: departments.find(({ kind }) => kind === 'hrss').id, request: REQUEST, share: ['employer', 'totals'] });
  return { kase, id: sent.id, hrss: departments.find(({ kind }) => kind === 'hrss') };
}

/** Fires an event as somebody beside the window, on the version that is there. */
async function fire(desk, as, id, type, payload) {
  const api = await desk.as(as);
  const { version } = await api.get(`/referrals/${id}`);
  return api.post(`/referrals/${id}/events`, { type, version, ...(payload ? { payload } : {}) });
}

/** As a scanner names a file, wider than a phone and without a place to break it. */
const FILE = `社会保险核查表_${'Wuzhong_640302_20250105_'.repeat(3)}第1页.txt`;

for (const look of [{ size: 'desktop', language: 'zh-CN' }, { size: 'phone', language: 'en' }]) {
  journey('the files of a reply stand by their names in the case and on its printed file', { as: 'member', ...look }, async (desk) => {
    const { page } = desk;
    const { kase, id } = await aReferral(desk);
    const file = await (await desk.as('liaison.hrss')).upload(`/referrals/${id}/documents`, FILE, Buffer.from(`欠缴三个月 ${id}`));
    await fire(desk, 'liaison.hrss', id, 'REPLY', { text: '情况见核查表。', documentIds: [file.id] });
    const link = page.getByRole('link', { name: FILE, exact: true });
    for (const address of [`/cases/${kase.id}?tab=coordination`, `/cases/${kase.id}/print`]) {
      await desk.goto(address, link);
      assert.equal(await link.getAttribute('href'), `/api/v1/documents/${file.id}`);
      await desk.assertAccessible();
      await desk.assertFitsWidth();
    }
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 680, height: 1000 });
    const torn = await page.evaluate(() => [...document.querySelectorAll('table')].filter((table) => table.scrollWidth > table.parentElement.clientWidth).length);
    assert.equal(torn, 0, 'no table is wider than the sheet');
  });
}

journey('a reply that falls short goes back twice, and the supervisor rules who is responsible', { as: 'member' }, async (desk) => {
  const { page } = desk;
  const { kase, id } = await aReferral(desk);
  await fire(desk, 'liaison.hrss', id, 'ACKNOWLEDGE');
  await fire(desk, 'liaison.hrss', id, 'REPLY', { text: '已收到。' });
  const entry = page.getByRole('listitem').filter({ hasText: REQUEST });
  await desk.goto(`/cases/${kase.id}?tab=coordination`, entry);
  await entry.getByRole('button', { name: '退回补充' }).click();
  const returning = page.getByRole('dialog', { name: /退回补充/ });
  await returning.getByLabel('理由').fill('没有写明欠缴的月份');
  await desk.assertAccessible();
  await returning.getByRole('button', { name: '确认' }).click();
  await entry.getByText('没有写明欠缴的月份').waitFor();
  await fire(desk, 'liaison.hrss', id, 'REPLY', { text: '请问税务部门。' });
  await fire(desk, 'lead', id, 'RETURN', { reason: '社会保险费核定属人社职责' });

  await desk.signIn('supervisor');
  await desk.goto(`/cases/${kase.id}?tab=coordination`, entry);
  await entry.getByRole('button', { name: '裁定责任部门' }).click();
  const ruling = page.getByRole('dialog', { name: /裁定责任部门/ });
  await ruling.getByLabel('由哪个部门承办').click();
  await page.getByTitle(/人力资源和社会保障局/).click();
  await ruling.getByLabel('理由').fill('按职责由人社部门核定');
  await desk.assertAccessible();
  await ruling.getByRole('button', { name: '确认' }).click();
  await ruling.waitFor({ state: 'hidden' });
  const { items } = await (await desk.as('supervisor')).get(`/cases/${kase.id}/referrals`);
  assert.deepEqual(items.filter(({ endedAt }) => endedAt === null).map(({ state, ruled }) => [state, ruled]), [['sent', true]]);
});

journey('the lead recalls a referral, and the department sees no more of the case', { as: 'lead', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const { kase, id } = await aReferral(desk);
  const entry = page.getByRole('listitem').filter({ hasText: REQUEST });
  await desk.goto(`/cases/${kase.id}?tab=coordination`, entry);
  await entry.getByRole('button', { name: '撤回转办' }).click();
  const recalling = page.getByRole('dialog', { name: /撤回转办/ });
  await recalling.getByLabel('理由').fill('企业已经付清');
  await desk.assertAccessible();
  await desk.assertFitsWidth();
  await recalling.getByRole('button', { name: '确认' }).click();
  await recalling.waitFor({ state: 'hidden' });
  await desk.signIn('liaison.hrss');
  await desk.goto(`/referrals/${id}`, page.getByText('这件转办已了结，工会提供的情况不再展示。'));
  assert.equal(await page.getByText(kase.employer.name).count(), 0);
});

journey('a liaison hands a referral on to a colleague', { as: 'liaison.hrss', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const { id, hrss } = await aReferral(desk);
  const name = `马联络${Date.now().toString(36)}`;
  const admin = await desk.as('admin');
  await admin.post('/users', { username: `liaison.${Date.now().toString(36)}`, name, role: 'liaison', regionCode: hrss.regionCode, departmentId: hrss.id });
  await desk.goto(`/referrals/${id}`, page.getByRole('button', { name: '转同事' }));
  await page.getByRole('button', { name: '转同事' }).click();
  const dialog = page.getByRole('dialog', { name: '转同事' });
  await dialog.getByLabel('交给').click();
  await page.getByTitle(name).click();
  await desk.assertAccessible();
  await desk.assertFitsWidth();
  await dialog.getByRole('button', { name: '转同事' }).click();
  await page.getByText(`已交给${name}`).waitFor();
  assert.equal((await (await desk.as('lead')).get(`/referrals/${id}`)).liaison.name, name);
});

journey('a liaison without a colleague is told so, and opens no dialog for it', { size: 'phone' }, async (desk) => {
  const { page } = desk;
  const [admin, lead, kase] = [await desk.as('admin'), await desk.as('lead'), await aCase(desk, { accepted: true })];
  const department = await admin.post('/departments', { kind: 'other', name: `独人局${Date.now().toString(36)}`, regionCode: '640302' });
  const only = await anAccount(desk, { role: 'liaison', regionCode: '640302', departmentId: department.id });
  const { id } = await lead.post(`/cases/${kase.id}/referrals`, { departmentId: department.id, request: '请协查', share: ['employer', 'summary', 'totals'] });
  await fireReferral(only.api, id, 'ACKNOWLEDGE');
  await desk.signIn(only.username);
  await desk.goto(`/referrals/${id}`, page.getByText('本部门没有其他联络员'));
  assert.ok(await page.getByRole('button', { name: '转同事' }).isDisabled());
  await desk.assertAccessible();
  await desk.assertFitsWidth();
});

journey('a follow-up call is recorded', { as: 'member', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk, { accepted: true });
  await desk.goto(`/cases/${kase.id}?tab=meetings&open=followUp`, page.getByRole('dialog', { name: '登记回访' }));
  const dialog = page.getByRole('dialog', { name: '登记回访' });
  await dialog.getByLabel('回访时间').fill(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '));
  await dialog.getByLabel('回访时间').press('Tab');
  await dialog.getByLabel('回访职工人数').fill('12');
  await dialog.getByRole('radio', { name: '5' }).check();
  await dialog.getByLabel('回访情况').fill('职工都已收到工资');
  await desk.assertAccessible();
  await desk.assertFitsWidth();
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('职工都已收到工资').waitFor();
});
