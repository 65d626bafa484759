import assert from 'node:assert/strict';
import { fireReferral } from './support/cases.mjs';
import { journey } from './support/journey.mjs';
import { BUDGETS } from './support/scales.mjs';

/** A case of the lead's and its referral to 人社, made for one journey. */
async function refer(desk, request) {
  const lead = await desk.as('lead');
  const supervisor = await desk.as('supervisor');
  const { items: people } = await lead.get('/users?limit=200');
  const idOf = (name) => people.find((person) => person.name === name).id;
  const { items: departments } = await lead.get('/departments?limit=200');
  const made = await lead.post('/cases', {
    channel: 'hotline12351', reportedAt: new Date().toISOString(), summary: '来电反映拖欠工资', workersReported: 12,
    employer: { name: `转办试验${Math.random().toString(36).slice(2, 8)}有限公司`, regionCode: '640302', industryCode: '4511' },
  });
  const staffed = await supervisor.put(`/cases/${made.id}/task-force`, { version: made.version, leadId: idOf('王组长'), memberIds: [idOf('李成员')], supervisorId: idOf('陈督办') });
  await lead.post(`/cases/${made.id}/events`, { type: 'ACCEPT', version: staffed.version });
  const hrss = departments.find(({ kind }) => kind === 'hrss');
  return lead.post(`/cases/${made.id}/referrals`, { departmentId: hrss.id, request, share: ['employer', 'summary', 'totals', 'rosterMasked'] });
}

/** As a scanner names a file, wider than a phone and without a place to break it. */
const FILE = `核查情况_${'Wuzhong_640302_20250105_'.repeat(3)}第1页.txt`;

for (const look of [{ size: 'phone', language: 'zh-CN' }, { size: 'desktop', language: 'en' }]) {
  const zh = look.language === 'zh-CN';
  const words = zh
    ? { title: '转办', acknowledge: '签收', reply: '回复', text: '办理情况', answered: '本部门的回复', why: '为什么？', policy: /本单位“三快”办理时限/ }
    : { title: 'Referrals', acknowledge: 'Acknowledge', reply: 'Reply', text: 'What was done', answered: "Your department's reply", why: 'Why?', policy: /office/i };

  journey('a liaison acknowledges with one tap and replies; what was typed survives a reload', { as: 'liaison.hrss', ...look }, async (desk) => {
    const { page } = desk;
    const asked = `核查社会保险欠缴 ${Math.random().toString(36).slice(2, 8)}`;
    const referral = await refer(desk, asked);
    const scales = await desk.weigh();
    await desk.goto('/referrals', page.getByRole('heading', { name: words.title, exact: true }));
    const card = page.getByTestId(`referral-${referral.id}`);
    await card.waitFor();
    scales.assertWithin(BUDGETS.page);
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await scales.assertReadOnce();
    await card.getByRole('button', { name: words.acknowledge }).click();
    await card.getByRole('button', { name: words.acknowledge }).waitFor({ state: 'detached' });
    await card.getByRole('link', { name: asked }).click();
    // The clock explains itself: the rule it comes from, and how it was counted.
    const why = page.getByRole('button', { name: new RegExp(words.why.slice(0, -1)) }).first();
    await why.click();
    await page.getByRole('tooltip').or(page.getByRole('dialog')).getByText(words.policy).first().waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await page.keyboard.press('Escape');
    const box = page.getByLabel(words.text);
    await box.fill('已核查，情况属实。');
    await page.reload();
    await box.waitFor();
    assert.equal(await box.inputValue(), '已核查，情况属实。');
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await page.locator('input[type="file"][multiple]').setInputFiles({ name: FILE, mimeType: 'text/plain', buffer: Buffer.from('欠缴三个月') });
    await page.getByRole('button', { name: FILE }).waitFor();
    await desk.assertFitsWidth();
    await page.locator('form').getByRole('button', { name: words.reply, exact: true }).click();
    const answered = page.getByRole('region', { name: words.answered });
    const file = answered.getByRole('link', { name: FILE, exact: true });
    await file.waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    const [loaded] = await Promise.all([page.waitForEvent('download'), file.click()]);
    assert.equal(loaded.suggestedFilename(), FILE);
    const lead = await desk.as('lead');
    const stored = await lead.get(`/referrals/${referral.id}`);
    assert.deepEqual([stored.state, stored.replyText, stored.replyDocuments.map(({ name }) => name)], ['replied', '已核查，情况属实。', [FILE]]);
    // What was sent is still named when it can no longer be opened.
    await fireReferral(lead, referral.id, 'ACCEPT');
    await file.waitFor({ state: 'detached' });
    await answered.getByText(FILE, { exact: true }).waitFor();
    await desk.assertFitsWidth();
  });
}

journey('a liaison declines with a reason and says whose matter it is', { as: 'liaison.hrss' }, async (desk) => {
  const { page } = desk;
  const referral = await refer(desk, '请核查企业经营状况');
  await desk.goto(`/referrals/${referral.id}`, page.getByRole('button', { name: '退回…' }));
  await page.getByRole('button', { name: '退回…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^退\s?回$/ }).click();
  await dialog.getByText('请选择退回原因').waitFor();
  await dialog.getByLabel('退回原因').click();
  await page.getByTitle('不属于本部门职责').click();
  await dialog.getByRole('button', { name: /^退\s?回$/ }).click();
  await page.waitForURL((url) => url.pathname === '/referrals');
  assert.equal((await (await desk.as('lead')).get(`/referrals/${referral.id}`)).state, 'declined');
});

journey('what another department was asked is not there', { as: 'liaison.miit' }, async (desk) => {
  const referral = await refer(desk, '只给人社的事项');
  desk.expectRefusal(404, /^\/api\/v1\/referrals\//);
  await desk.page.goto(`/referrals/${referral.id}`);
  await desk.page.getByRole('alert').waitFor();
  assert.equal(await desk.page.getByText('只给人社的事项').count(), 0);
});

journey('what a liaison was writing when a colleague replied first can be read until it is given up', { as: 'liaison.hrss', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const referral = await refer(desk, '请核查拖欠工资的月份');
  await desk.goto(`/referrals/${referral.id}`, page.getByLabel('办理情况'));
  await page.getByLabel('办理情况').fill('三月至五月均有拖欠');
  await (await desk.as('liaison.hrss')).post(`/referrals/${referral.id}/events`, { type: 'REPLY', version: referral.version, payload: { text: '同事先回复' } });
  const unsent = page.getByRole('region', { name: '您写好、还没有发出的内容' });
  await unsent.getByText('三月至五月均有拖欠').waitFor();
  await desk.assertAccessible();
  await desk.assertFitsWidth();
  await page.reload();
  await unsent.getByRole('button', { name: '不再保留' }).click();
  await unsent.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('同事先回复').first().waitFor();
  assert.equal(await unsent.count(), 0);
});
