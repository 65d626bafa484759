import assert from 'node:assert/strict';
import { anAccount } from './support/cases.mjs';
import { journey, LOOKS } from './support/journey.mjs';
import { BUDGETS } from './support/scales.mjs';
import { until } from './support/until.mjs';

const WORDS = {
  'zh-CN': { worklist: '我的工作', views: '查看哪些案件', intake: '受理登记', stepper: '办理进程' },
  en: { worklist: 'My work', views: 'Which cases to show', intake: 'Report a case', stepper: 'Stages' },
};

let made = 0;
/** A case of an employer that no other journey has, reported by the lead. */
async function aCase(desk, workersReported = 60) {
  made += 1;
  const lead = await desk.as('lead');
  return lead.post('/cases', {
    channel: 'hotline12351', reportedAt: new Date().toISOString(), summary: '职工来电反映公司拖欠工资', workersReported,
    employer: { name: `专班测试燃气公司${Date.now().toString(36)}号${made}`, regionCode: '640302' },
  });
}

for (const look of LOOKS) {
  journey('worklist, intake and case fit the window, are light and can be used by all', { as: 'lead', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    const kase = await aCase(desk);
    const scales = await desk.weigh();
    await desk.goto('/worklist?view=all', page.getByRole('heading', { name: words.worklist }));
    await page.getByRole('table').or(page.getByRole('link', { name: kase.employer.name })).first().waitFor();
    scales.assertWithin(BUDGETS.worklist);
    console.log(`/worklist, ${look.size}: ${scales.bytes} bytes, ${scales.calls.length} calls`);
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await scales.assertReadOnce();
    for (const [path, shown] of [['/cases/new', page.getByRole('heading', { name: words.intake })], [`/cases/${kase.id}`, page.getByRole('list', { name: words.stepper })]]) {
      const weight = await desk.weigh();
      await desk.goto(path, shown);
      weight.assertWithin(BUDGETS.page);
      console.log(`${path}, ${look.size}: ${weight.bytes} bytes, ${weight.calls.length} calls`);
      await desk.assertAccessible();
      await desk.assertFitsWidth();
      await weight.assertReadOnce();
    }
  });
}

journey('the search finds an employer while it is typed, and a row leads to what is missing', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk);
  await desk.goto('/worklist?view=all', page.getByRole('heading', { name: '我的工作' }));
  await page.getByRole('searchbox', { name: '搜索单位、编号、案情' }).fill(kase.employer.name.slice(2));
  const row = page.getByRole('row').filter({ hasText: kase.number });
  await row.waitFor();
  // The head and the one that was found.
  await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
  await row.getByRole('link', { name: '工作专班还不齐' }).click();
  await page.getByRole('dialog', { name: '工作专班' }).waitFor();
  await desk.assertAccessible();
});

journey('a report typed on the phone survives a reload, tells its risk, and warns of the same employer', { as: 'member' }, async (desk) => {
  const { page } = desk;
  const known = await aCase(desk);
  await desk.goto('/cases/new', page.getByRole('heading', { name: '受理登记' }));
  await page.getByLabel('案情').fill('六十名职工三个月没有拿到工资');
  await page.getByLabel('单位名称').fill(known.employer.name);
  await page.getByText('这家单位已有在办案件').waitFor();
  await page.reload();
  await page.getByText(/已恢复 .* 未提交的内容/).waitFor();
  assert.equal(await page.getByLabel('案情').inputValue(), '六十名职工三个月没有拿到工资');
  await page.getByLabel('所在地区').click();
  await page.getByTitle('吴忠市利通区').click();
  await page.getByLabel('涉及人数').fill('60');
  await page.getByLabel('反映欠薪').fill('三十万');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('不是金额，请改正或者清空').waitFor();
  await page.getByLabel('反映欠薪').fill('300,000.00');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText(/已登记：/).first().waitFor();
  await page.getByText('反映涉及 60 人').waitFor();
  await page.getByRole('link', { name: known.number }).waitFor();
  await desk.assertAccessible();
});

journey('what cannot be meant in a report is neither changed nor cut, and all of it is told at once, each at its field', { as: 'member' }, async (desk) => {
  const { page } = desk;
  const field = (name) => page.getByLabel(name, { exact: true });
  const faultAt = (name, text) => page.locator('.ant-form-item').filter({ has: field(name) }).getByText(text).waitFor();
  const register = page.getByRole('button', { name: '登记', exact: true });
  await desk.goto('/cases/new', page.getByRole('heading', { name: '受理登记' }));
  await page.getByLabel('反映时间').fill('2099-01-01 08:00');
  await page.getByLabel('反映时间').press('Enter');
  await field('案情').fill('拖欠\u0007工资');
  const typed = { 单位名称: '甲'.repeat(360), 统一社会信用代码: '123', 行业: 'abc', 反映人电话: '１３８…abc', 涉及人数: '-3' };
  for (const [name, text] of Object.entries(typed)) await field(name).fill(text);
  await page.getByText('360 / 200').waitFor();
  await page.getByLabel('所在地区').click();
  await page.getByTitle('吴忠市利通区').click();
  await register.click();
  await faultAt('反映时间', '不能晚于现在');
  for (const [name, text] of [['统一社会信用代码', '应为 18 位'], ['行业', '应为 GB/T 4754 行业代码'], ['反映人电话', '电话号码不完整'], ['涉及人数', '应为 1 至 1000000 之间的整数']]) await faultAt(name, text);
  for (const [name, text] of Object.entries(typed)) assert.equal(await field(name).inputValue(), text);
  await desk.assertAccessible();
  await page.getByLabel('反映时间').fill('2025-01-06 08:00');
  await page.getByLabel('反映时间').press('Enter');
  for (const [name, text] of [['统一社会信用代码', ''], ['行业', 'D4511'], ['反映人电话', '138 0000 0000'], ['涉及人数', '１２']]) await field(name).fill(text);
  desk.expectRefusal(400, /\/cases$/);
  await register.click();
  await faultAt('单位名称', '太长了，最多 200 个字');
  await faultAt('案情', '含有无法保存的控制字符');
});

for (const [language, industry, wages, why, go] of [['zh-CN', '4511（GB/T 4754）', '反映欠薪金额（未核定）', '为什么？', '去办理'], ['en', '4511 (GB/T 4754)', 'Wages reported (not verified)', 'Why?', 'Go there']]) {
  journey('the branch and the wages that were reported stand among the facts and in the file, and paper has nothing to press', { as: 'lead', language }, async (desk) => {
    const { page } = desk;
    const lead = await desk.as('lead');
    const kase = await lead.post('/cases', {
      channel: 'hotline12351', reportedAt: new Date().toISOString(), summary: '职工来电反映公司拖欠工资', workersReported: 12, wagesReportedFen: 123_456_78,
      employer: { name: `反映金额燃气公司${Date.now().toString(36)}`, regionCode: '640302', industryCode: '4511' },
    });
    for (const address of [`/cases/${kase.id}?tab=overview`, `/cases/${kase.id}/print`]) {
      await desk.goto(address, page.getByText(industry, { exact: true }));
      await page.getByText(wages, { exact: true }).waitFor();
      await page.getByText('¥123,456.78', { exact: true }).waitFor();
    }
    await desk.goto(`/cases/${kase.id}?tab=overview`, page.getByText(why).first());
    await page.getByText(go, { exact: true }).first().waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const control of [why, go]) assert.equal(await page.getByText(control, { exact: true }).filter({ visible: true }).count(), 0);
  });
}

journey('a time is stored as it was typed, however the field was left, and Enter in it sends nothing', { as: 'member' }, async (desk) => {
  const { page } = desk;
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const field = page.getByLabel('反映时间');
  const elsewhere = page.getByRole('heading', { name: '受理登记' });
  const overtype = async (text) => {
    await field.click();
    await field.press('ControlOrMeta+a');
    await page.keyboard.type(text);
  };
  const isReport = (message) => message.method() === 'POST' && new URL(message.url()).pathname === '/api/v1/cases';
  let sent = 0;
  page.on('request', (request) => (sent += isReport(request) ? 1 : 0));
  await desk.goto('/cases/new', elsewhere);
  await page.getByLabel('案情').fill('职工来电反映公司拖欠工资');
  await page.getByLabel('单位名称').fill(`时间测试燃气公司${Date.now().toString(36)}号`);
  await page.getByLabel('所在地区').click();
  await page.getByTitle('吴忠市利通区').click();
  await page.getByLabel('涉及人数').fill('6');
  await overtype(`${day} 15:00`);
  await page.keyboard.press('Enter');
  await page.locator('.ant-picker-dropdown').waitFor({ state: 'hidden' });
  await page.keyboard.press('Enter');
  assert.equal(await field.inputValue(), `${day} 15:00`);
  await overtype(`${day} 15:30`);
  await elsewhere.click();
  await page.locator('.ant-picker-dropdown').waitFor({ state: 'hidden' });
  assert.equal(await field.inputValue(), `${day} 15:30`);
  assert.equal(sent, 0);
  await overtype(`${day} 15:45`);
  // Left by the very press that sends it.
  const [answer] = await Promise.all([page.waitForResponse((response) => isReport(response.request())), page.getByRole('button', { name: '登记', exact: true }).click()]);
  assert.equal((await answer.json()).reportedAt, `${day}T07:45:00.000Z`);
});

journey('the case is accepted when nothing is missing, after saying what will follow', { as: 'supervisor' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk);
  await desk.goto(`/cases/${kase.id}`, page.getByRole('list', { name: '办理进程' }));
  const advance = page.getByRole('button', { name: '受理，进入快排查' });
  await advance.waitFor();
  assert.ok(await advance.isDisabled());
  await page.getByText('还差 2 项才能推进').waitFor();
  const supervisor = await desk.as('supervisor');
  const [leadId, memberId, supervisorId] = await inTurn(['lead', 'member', 'supervisor'], async (name) => (await (await desk.as(name)).get('/session')).user.id);
  await supervisor.put(`/cases/${kase.id}/task-force`, { version: kase.version, leadId, memberIds: [memberId], supervisorId });
  // Told by the stream: the page asks for nothing.
  await page.getByText('都齐了，可以推进。').waitFor();
  await advance.click();
  const dialog = page.getByRole('dialog', { name: '受理，进入快排查' });
  await dialog.getByText('案件进入快排查').waitFor();
  await dialog.getByText(/「快排查」时限开始/).waitFor();
  await desk.assertAccessible();
  await dialog.getByRole('button', { name: '确认' }).click();
  await page.getByText('还差 6 项才能推进').waitFor();
});

const FIGURES = { open: '在办案件', dueToday: '今天到期', overdue: '已超期', waiting: '等待部门' };
const DAY_MS = 86_400_000;

/** A region that no other journey works in: one case just reported, the others long ago, one of them in hand and waiting for a department. */
async function aRegionOfItsOwn(desk, regionCode, count) {
  const [admin, lead, member, supervisor] = [await desk.as('admin'), ...await inTurn(['taskForce', 'taskForce', 'supervisor'], (role) => anAccount(desk, { role, regionCode }))];
  const cases = await inTurn([...Array(count).keys()], (n) => lead.api.post('/cases', {
    channel: 'hotline12351', reportedAt: new Date(Date.now() - (n === 0 ? 0 : 30 * DAY_MS)).toISOString(), summary: '职工反映公司拖欠工资', workersReported: 60,
    employer: { name: `${regionCode}燃气公司${n}`, regionCode },
  }));
  const [, old] = cases;
  const formed = await supervisor.api.put(`/cases/${old.id}/task-force`, { version: old.version, leadId: lead.id, memberIds: [member.id], supervisorId: supervisor.id });
  await lead.api.post(`/cases/${old.id}/events`, { type: 'ACCEPT', version: formed.version });
  const department = await admin.post('/departments', { kind: 'other', name: `${regionCode}某局`, regionCode });
  await lead.api.post(`/cases/${old.id}/referrals`, { departmentId: department.id, request: '请协查', share: ['employer', 'summary', 'totals'] });
  return { lead, supervisor };
}

async function inTurn(items, work) {
  const made = [];
  for (const item of items) made.push(await work(item));
  return made;
}

for (const [who, regionCode] of [['lead', '640500'], ['supervisor', '640400']]) {
  journey(`every figure and view of the worklist counts the cases that it shows to a ${who}`, {}, async (desk) => {
    const { page } = desk;
    await desk.signIn((await aRegionOfItsOwn(desk, regionCode, 27))[who].username);
    const rows = page.getByRole('table').locator('tbody tr');
    const more = page.getByRole('button', { name: '再看一些' });
    const shown = async () => {
      await page.getByRole('table').or(page.getByText('这里没有案件。')).first().waitFor();
      for (let count = await rows.count(); (await more.count()) > 0; count = await rows.count()) {
        await more.click();
        await until('more cases', async () => (await rows.count()) > count);
      }
      return rows.count();
    };
    const views = ['mine', 'dueToday', 'overdue', 'waiting', 'all'].map((view) => [view, page.getByRole('link').filter({ has: page.getByTestId(`count-${view}`) })]);
    const figures = Object.entries(FIGURES).map(([view, name]) => [`${view} of all`, page.getByRole('region', { name: '本地区在办案件' }).getByRole('link', { name: new RegExp(`^${name} \\d`) })]);
    await desk.goto('/worklist?view=all', page.getByRole('table').first());
    const told = await inTurn([...views, ...figures], async ([name, link]) => {
      await until('the figures', async () => /\d$/.test(await link.textContent()));
      return { name, counted: Number(/\d+$/.exec(await link.textContent())[0]), address: await link.getAttribute('href') };
    });
    for (const { name, counted, address } of told) {
      // Opened anew: while the page is changed, the cases of the view before stay until the others are there.
      await page.goto(address);
      assert.equal(await shown(), counted, name);
    }
    const seen = Object.fromEntries(told.map(({ name, counted }) => [name, counted]));
    assert.deepEqual([seen.all, seen['open of all'], seen.waiting > 0, seen['overdue of all'] > 1], [27, 27, true, true], JSON.stringify(seen));
  });
}
