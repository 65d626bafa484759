import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { journey } from './support/journey.mjs';
import { BUDGETS } from './support/scales.mjs';

/** A case of the lead's with a worker whose numbers were read, with the reason that was given. */
async function readCase(desk) {
  const lead = await desk.as('lead');
  const reason = `核对身份证号 ${Math.random().toString(36).slice(2, 8)}`;
  const employer = { name: `审计试验${Math.random().toString(36).slice(2, 8)}公司`, regionCode: '640302' };
  const kase = await lead.post('/cases', { channel: 'visit', reportedAt: new Date().toISOString(), summary: '来访反映欠薪', workersReported: 3, employer, reporter: { name: '张三', phone: '19900000001' } });
  await lead.post(`/cases/${kase.id}/contacts/reveal`, { reason });
  return { kase, reason };
}

for (const look of [{ size: 'desktop', language: 'zh-CN' }, { size: 'phone', language: 'en' }]) {
  const zh = look.language === 'zh-CN';
  const words = zh
    ? { title: '审计日志', log: '审计日志', more: '详情', check: '校验', run: '开始校验', whole: '全部完整，没有发现问题', chains: '审计链', read: '查阅个人信息', shown: '查阅个人信息 · 显示完整信息', byCase: '按案件编号' }
    : { title: 'Audit log', log: 'Audit log', more: 'Details', check: 'Check', run: 'Check now', whole: 'All is whole; nothing was found', chains: 'Chains', read: 'Personal data', shown: 'Personal data · shown in full', byCase: 'By case number' };

  journey('who read personal data is found by kind and case, and the chains are checked', { as: 'auditor', ...look }, async (desk) => {
    const { page } = desk;
    const { kase, reason } = await readCase(desk);
    const scales = await desk.weigh();
    await desk.goto('/audit', page.getByRole('heading', { name: words.title, level: 1 }));
    const table = page.getByRole('table', { name: words.log });
    await table.getByText(words.shown).first().waitFor();
    scales.assertWithin(BUDGETS.page);
    console.log(`/audit, ${look.size}: ${scales.bytes} bytes, ${scales.calls.length} calls`);
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await scales.assertReadOnce();

    await page.getByRole('link', { name: words.read, exact: true }).click();
    await page.getByRole('searchbox', { name: words.byCase }).fill(kase.number);
    const entry = table.getByRole('row').filter({ hasText: reason });
    await entry.waitFor();
    await page.waitForFunction((label) => document.querySelectorAll(`table[aria-label="${label}"] tbody tr`).length === 1, words.log);
    await entry.locator('summary').click();
    await entry.getByText('personalData.revealed').waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();

    await page.getByRole('link', { name: words.check, exact: true }).click();
    await page.getByRole('button', { name: words.run }).click();
    await page.getByText(words.whole).waitFor();
    await page.getByRole('table', { name: words.chains }).getByRole('link').first().waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
  });
}

journey('every action of the log has its words', { as: 'auditor' }, async (desk) => {
  const { page } = desk;
  await desk.goto('/audit', page.getByRole('table', { name: '审计日志' }));
  const rows = page.getByRole('table', { name: '审计日志' }).locator('tbody tr');
  for (const more = page.getByRole('button', { name: '显示更早的' }); await more.isVisible();) {
    const before = await rows.count();
    await more.click();
    await rows.nth(before).waitFor();
  }
  const actions = await rows.locator('td:nth-child(3)').allTextContents();
  assert.deepEqual([...new Set(actions)].filter((text) => /[a-zA-Z]/.test(text)), []);
});

journey('what is listed is exported, and a chain is followed from an entry', { as: 'auditor' }, async (desk) => {
  const { page } = desk;
  const { kase, reason } = await readCase(desk);
  await desk.goto('/audit?action=personalData.', page.getByRole('table', { name: '审计日志' }));
  await page.getByRole('row').filter({ hasText: reason }).getByRole('link', { name: kase.number }).click();
  await page.getByText(`只看 ${kase.number} 的记录。`).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出所列记录' }).click()]);
  const lines = (await text(await download.createReadStream())).trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual([...new Set(lines.map(({ chain }) => chain))], [kase.id]);
  assert.deepEqual(lines.map(({ action }) => action).slice(0, 2), ['case.reported', 'personalData.revealed']);
});
