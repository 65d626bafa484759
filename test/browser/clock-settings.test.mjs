import assert from 'node:assert/strict';
import { journey } from './support/journey.mjs';

const unique = () => Math.random().toString(36).slice(2, 8);

journey('a rule is changed after its effect was looked at, and running clocks move', { as: 'admin' }, async (desk) => {
  const { page } = desk;
  const lead = await desk.as('lead');
  const kase = await lead.post('/cases', { channel: 'visit', reportedAt: new Date().toISOString(), summary: '来访反映欠薪', workersReported: 3, employer: { name: `时限试验${unique()}公司`, regionCode: '640302' } });
  await desk.goto('/administration/rules', page.getByRole('heading', { name: '时限规则', level: 1 }));
  await page.getByRole('link', { name: '受理并成立专班' }).click();
  await page.getByRole('button', { name: '更改长度' }).click();
  const dialog = page.getByRole('dialog');
  const blue = dialog.getByLabel('蓝级长度');
  const longer = String(Number(await blue.inputValue()) + 1);
  await blue.fill(longer);
  await dialog.getByLabel('原因').fill('人手不足，放宽一天');
  await dialog.getByRole('checkbox', { name: '同时调整在办时限' }).check();
  await page.reload();
  await page.getByRole('button', { name: '更改长度' }).click();
  assert.equal(await blue.inputValue(), longer, 'what was typed survives a reload');
  await dialog.getByRole('button', { name: '预览效果' }).click();
  const row = dialog.getByRole('row').filter({ hasText: kase.number });
  await row.waitFor();
  await desk.assertAccessible();
  assert.equal((await lead.get(`/cases/${kase.id}`)).nextDueAt, kase.nextDueAt, 'a look changes nothing');
  await dialog.getByRole('button', { name: '返回修改' }).click();
  await dialog.getByRole('button', { name: '预览效果' }).click();
  await dialog.getByRole('button', { name: '确认更改' }).click();
  await page.getByText(/版已保存，正在调整在办时限/).waitFor();
  await page.getByRole('region', { name: '在办时限的调整' }).getByText('调整完成').first().waitFor();
  const moved = (await lead.get(`/cases/${kase.id}`)).nextDueAt;
  assert.ok(moved > kase.nextDueAt, `${moved} is later than ${kase.nextDueAt}`);
  await page.getByRole('table', { name: '历次版本' }).getByText('人手不足，放宽一天').waitFor();
  await desk.assertAccessible();
});

journey('clocks that kept an older length are moved to the one in force', { as: 'admin', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const [admin, lead] = [await desk.as('admin'), await desk.as('lead')];
  const kase = await lead.post('/cases', { channel: 'visit', reportedAt: new Date().toISOString(), summary: '来访反映欠薪', workersReported: 3, employer: { name: `时限试验${unique()}公司`, regionCode: '640302' } });
  const { lengths, newestVersion } = (await admin.get('/deadline-rules')).items.find(({ code }) => code === 'acceptCase');
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  await admin.post('/deadline-rules/acceptCase/versions', { basedOn: newestVersion, lengths: { ...lengths, blue: { ...lengths.blue, length: lengths.blue.length + 1 } }, effectiveFrom: today, reason: '只对新案件' });
  assert.equal((await lead.get(`/cases/${kase.id}`)).nextDueAt, kase.nextDueAt);
  await desk.goto('/administration/rules/acceptCase', page.getByRole('button', { name: '调整在办时限' }));
  await page.getByRole('button', { name: '调整在办时限' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill('在办的也放宽');
  await dialog.getByRole('button', { name: '预览效果' }).click();
  await dialog.getByText(kase.number).waitFor();
  await desk.assertAccessible();
  await desk.assertFitsWidth();
  await dialog.getByRole('button', { name: '确认更改' }).click();
  await page.getByRole('listitem').filter({ hasText: '在办的也放宽' }).getByText('调整完成').waitFor();
  assert.ok((await lead.get(`/cases/${kase.id}`)).nextDueAt > kase.nextDueAt);
});

journey('a rule of the law says that nobody changes it here', { as: 'admin' }, async (desk) => {
  const { page } = desk;
  await desk.goto('/administration/rules/mediationEnds', page.getByText('这项时限由法律规定，不能更改。'));
  assert.equal(await page.getByRole('button', { name: '更改长度' }).count(), 0);
});

journey('a place gets its own number of the law', { as: 'admin', size: 'phone' }, async (desk) => {
  const { page } = desk;
  await desk.goto('/administration/figures', page.getByRole('heading', { name: '月最低工资标准' }));
  await page.getByRole('button', { name: '登记新数额：月最低工资标准' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('数额', { exact: true }).fill('2050');
  await dialog.getByLabel('依据文件').fill('宁政发〔2024〕1号');
  await dialog.getByLabel('原因').fill('按自治区通知');
  await dialog.getByRole('button', { name: /^保\s?存$/ }).click();
  await page.getByText('¥2,050.00').waitFor();
  await desk.assertAccessible();
  await desk.assertFitsWidth();
});

/** The first year whose notice is not known. */
async function unknownYear(desk) {
  const admin = await desk.as('admin');
  for (let year = new Date().getFullYear(); ; year += 1) if ((await admin.get(`/calendar/years/${year}`)).provisional) return year;
}

journey("a year's notice is entered from day to day, and the office closes a day of its own", { as: 'admin' }, async (desk) => {
  const { page } = desk;
  const year = await unknownYear(desk);
  await desk.goto('/administration/calendar', page.getByRole('heading', { name: '工作日历' }));
  for (let shown = new Date().getFullYear(); shown < year; shown += 1) await page.getByRole('button', { name: `看 ${shown + 1} 年` }).click();
  await page.getByText(`${year} 年的放假安排尚未公布`).waitFor();
  await page.getByRole('button', { name: `录入 ${year} 年放假安排` }).click();
  const dialog = page.getByRole('dialog');
  const to = dialog.getByLabel('到').first();
  await to.fill(`${year}-01-02`);
  await to.press('Enter');
  await dialog.getByLabel('通知出处').fill('国办发明电〔试〕1号');
  await dialog.getByLabel('原因').fill('放假安排已公布');
  await dialog.getByRole('button', { name: '预览效果' }).click();
  await dialog.getByText(/涉及在办时限/).waitFor();
  await desk.assertAccessible();
  await dialog.getByRole('button', { name: '确认更改' }).click();
  await page.getByText('手工录入的放假安排 · 国办发明电〔试〕1号').waitFor();
  assert.equal(await page.getByText(`${year} 年的放假安排尚未公布`).count(), 0);
  const sheet = await (await desk.as('admin')).get(`/calendar/years/${year}`);
  assert.ok(sheet.days.some(({ date, working }) => date === `${year}-01-02` && !working));

  await page.getByRole('button', { name: '本单位的日子' }).click();
  const from = dialog.getByLabel('从');
  await from.fill(`${year}-06-01`);
  await from.press('Enter');
  await dialog.getByLabel('说明').fill('搬迁');
  await dialog.getByLabel('原因').fill('办公地点搬迁一天');
  await dialog.getByRole('button', { name: '预览效果' }).click();
  await dialog.getByRole('button', { name: '确认更改' }).click();
  await page.getByRole('table', { name: '历次更改' }).getByText('办公地点搬迁一天').waitFor();
  await page.getByRole('cell', { name: '本单位停办 搬迁' }).waitFor();
});

for (const [language, words] of [
  ['zh-CN', { title: '试算工作日', from: '从', due: '到期日 2026-02-27', named: '2026-02-17 周二 春节', weekend: '2026-03-07 周六' }],
  ['en', { title: 'Count working days', from: 'From', due: 'Due 2026-02-27', named: '2026-02-17 Tue Spring Festival', weekend: '2026-03-07 Sat' }],
]) {
  journey('working days are counted from a day, and what is passed over is named', { as: 'admin', size: 'phone', language }, async (desk) => {
    const { page } = desk;
    await desk.goto('/administration/calendar', page.getByRole('heading', { name: words.title }));
    await page.getByLabel(words.from, { exact: true }).fill('2026-02-13');
    await page.getByText(words.due).waitFor();
    await page.getByText(words.named, { exact: true }).waitFor();
    await desk.assertAccessible();
    await page.getByLabel(words.from, { exact: true }).fill('2026-03-04');
    await page.getByText(words.weekend, { exact: true }).waitFor();
  });
}

journey('a day that another administrator closed meanwhile is told, and the own one goes on', { as: 'admin', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const other = await desk.as('admin2');
  const year = new Date().getFullYear();
  // A Tuesday and the Wednesday after it, in a month without holidays.
  const [mine, theirs] = [0, 1].map((later) => `${year + 1}-11-0${[2, 3, 4, 5, 6, 7, 8].find((day) => new Date(Date.UTC(year + 1, 10, day)).getUTCDay() === 2) + later}`);
  const { version } = await other.get(`/calendar/years/${year}`);
  const dialog = page.getByRole('dialog');
  await desk.goto('/administration/calendar', page.getByRole('button', { name: '本单位的日子' }));
  await page.getByRole('button', { name: '本单位的日子' }).click();
  await dialog.getByLabel('从').fill(mine);
  await dialog.getByLabel('从').press('Enter');
  await dialog.getByLabel('说明').fill('我填的说明');
  await dialog.getByLabel('原因').fill('我填的原因');
  const reason = `他人先改${unique()}`;
  await other.put('/calendar/days', { basedOn: version, changes: [{ date: theirs, working: false, name: '停电' }], reason, moveRunning: false });
  desk.expectRefusal(409, /./);
  await dialog.getByRole('button', { name: '预览效果', exact: true }).click();
  const news = dialog.getByRole('status').filter({ hasText: '您填写期间，有人作了更改' });
  await news.getByText(reason).waitFor();
  await desk.assertAccessible('.ant-modal');
  await desk.assertFitsWidth();
  assert.equal(await dialog.getByLabel('说明').inputValue(), '我填的说明');
  await dialog.getByRole('button', { name: '预览效果', exact: true }).click();
  await dialog.getByRole('button', { name: '确认更改' }).click();
  await dialog.waitFor({ state: 'detached' });
  const { days } = await other.get(`/calendar/years/${year + 1}`);
  for (const date of [mine, theirs]) assert.ok(days.some((day) => day.date === date && !day.working), `${date} is closed`);
});
