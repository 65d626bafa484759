import assert from 'node:assert/strict';
import { agreePlan, aVerifiedCase } from './support/agreed-case.mjs';
import { journey, LOOKS } from './support/journey.mjs';
import { until } from './support/until.mjs';
import { yuan } from './support/yuan.mjs';

const WORDS = {
  'zh-CN': { title: '履行情况', charts: ['账龄', '追回趋势'], calendar: '到期日历', after: '下个月', ledger: '按职工查看', search: '搜索单位、编号', outstanding: '未付合计', groups: '分组查看', kind: '款项', wages: '工资', off: '去掉', cases: '有未付款项的案件' },
  en: { title: 'Repayment', charts: ['How long it has been due', 'Recovered over time'], calendar: 'What falls due', after: 'The month after', ledger: 'By worker', search: 'Employer or number', outstanding: 'Outstanding', groups: 'By group', kind: 'Kind', wages: 'wages', off: 'Remove', cases: 'Cases with something outstanding' },
};
const BANDS = ['没有方案', '未到期', '逾期 1–7 天', '逾期 8–30 天', '逾期 31–60 天', '逾期 60 天以上'];
/** Every size and language, each theme with both. */
const EVERY_LOOK = LOOKS.map((look, place) => ({ ...look, theme: place % 3 === 0 ? 'light' : 'dark' }));
const toBoard = (desk, words) => desk.goto('/repayment', desk.page.getByRole('heading', { name: words.title, level: 1 }));

/** The chart of the part with this title. The charts load when the browser is idle, in any order. */
async function drawnChart(page, title) {
  const part = page.getByRole('region', { name: title });
  await part.scrollIntoViewIfNeeded();
  await part.locator('svg path').first().waitFor({ state: 'attached' });
  return part.locator('[aria-hidden="true"]:has(> div > svg)');
}

for (const look of EVERY_LOOK) {
  journey('the charts of the board are drawn, and a bar opens the rows it is made of', { as: 'supervisor', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    await toBoard(desk, words);
    const [chart] = [await drawnChart(page, words.charts[0]), await drawnChart(page, words.charts[1])];
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    // The tallest bar: what is owed of one band.
    const at = await chart.evaluate((place) => {
      const boxes = [...place.querySelectorAll('path')].filter((path) => /^#/.test(path.getAttribute('fill') ?? '')).map((path) => path.getBoundingClientRect());
      const [box] = boxes.toSorted((a, b) => b.height * b.width - a.height * a.width);
      const { left, top } = place.getBoundingClientRect();
      return { x: box.left + box.width / 2 - left, y: box.top + box.height / 2 - top };
    });
    await chart.click({ position: at });
    await page.waitForURL((url) => url.pathname === '/repayment/rows');
    await page.getByRole('table').getByRole('link').first().waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
  });
}

/** The middles of what a chart draws of its data, in its own box: the bars, or the points of a line. */
const marksOf = (chart, kind) => chart.evaluate((place, wanted) => {
  const { left, top } = place.getBoundingClientRect();
  const isMark = (path, { width, height }) => (wanted === 'bars' ? /^#/.test(path.getAttribute('fill') ?? '') && width * height > 16 : width > 4 && width < 16 && Math.abs(width - height) < 2);
  return [...place.querySelectorAll('path')].map((path) => [path, path.getBoundingClientRect()]).filter(([path, box]) => isMark(path, box))
    .map(([, box]) => ({ x: box.left + box.width / 2 - left, y: box.top + box.height / 2 - top }));
}, kind);

for (const look of [EVERY_LOOK[0], EVERY_LOOK.at(-1)]) {
  journey('each bar and each point of the charts opens what the list beside it opens', { as: 'supervisor', ...look }, async (desk) => {
    const { page } = desk;
    const api = await desk.as('supervisor');
    await planToday(desk);
    const chartOf = async (place) => {
      await toBoard(desk, WORDS[look.language]);
      return drawnChart(page, WORDS[look.language].charts[place]);
    };
    const opened = async (place, kind, mark) => {
      const chart = await chartOf(place);
      await chart.click({ position: (await marksOf(chart, kind))[mark] });
      await page.waitForURL((url) => url.pathname === '/repayment/rows');
      return new URL(page.url()).search;
    };
    const bars = await marksOf(await chartOf(0), 'bars');
    const listed = await page.locator('dl').first().getByRole('link').evaluateAll((links) => links.map(({ search }) => search));
    const ofBars = [];
    for (const [mark] of bars.entries()) ofBars.push(await opened(0, 'bars', mark));
    assert.ok(ofBars.length > 0 && new Set(ofBars).size === ofBars.length, `each bar of ${ofBars.join(' ')} opens its own rows`);
    assert.deepEqual(ofBars.filter((search) => !listed.includes(search)), []);

    const points = await marksOf(await chartOf(1), 'points');
    assert.ok(points.length > 1);
    const last = await opened(1, 'points', points.length - 1);
    const { recovered } = await api.get('/repayment-board?limit=1&recoveredBy=week');
    const period = recovered.find(({ from }) => last.includes(`from=${from}`));
    assert.equal(last, `?show=payments&from=${period.from}&to=${period.to}`);
    assert.equal(period, recovered.at(-1));
    await page.getByRole('table').first().waitFor();
    assert.notEqual(await opened(1, 'points', 0), last, 'another point opens another time');
  });
}

/** Amount and rows of what is shown now, all of its pages; of a phone's card and a desk's cell alike. @param {string} column its title */
async function sumOf(page, column) {
  await page.getByRole('heading', { level: 1 }).filter({ hasText: /款项|明细/ }).waitFor();
  await page.getByRole('table').or(page.getByText(/没有/)).first().waitFor();
  const more = page.getByRole('button', { name: '再看一些' });
  for (let left = await more.count(); left > 0; left = await more.count()) {
    const rows = await page.getByRole('row').count();
    await more.click();
    await until('more rows', async () => (await page.getByRole('row').count()) > rows);
  }
  const cells = await page.locator(`td[data-title="${column}"]`).allTextContents();
  return cells.reduce((fen, text) => fen + fenOf(text), 0);
}

const fenOf = (text) => {
  const [, sign, amount] = /([−-]?)¥([\d,]+\.\d{2})/.exec(text) ?? assert.fail(`${text} is no amount`);
  return Math.round(Number(amount.replaceAll(',', '')) * 100) * (sign === '' ? 1 : -1);
};

journey('every figure, band and period of the board opens the rows that make it up to the fen', { as: 'supervisor' }, async (desk) => {
  const { page } = desk;
  await planToday(desk);
  const opened = [
    ...['今日到期', '本周到期', '已逾期'].map((name) => [name, '未付合计']),
    ['本月追回', '金额'],
    ...BANDS.map((name) => [name, '未付合计']),
  ];
  for (const [name, column] of opened) {
    // Other journeys pay meanwhile: the figure and its rows agree once nobody did between the two looks.
    await until(`${name} equals its rows`, async () => {
      await toBoard(desk, WORDS['zh-CN']);
      const link = page.getByRole('link', { name: new RegExp(`^${name} ¥`) });
      const shown = fenOf(await link.textContent());
      await link.click();
      await page.waitForURL((url) => url.pathname === '/repayment/rows');
      return (await sumOf(page, column)) === shown;
    });
  }
  await until('the last period equals its payments', async () => {
    await toBoard(desk, WORDS['zh-CN']);
    await page.getByText('用表格看').first().click();
    const last = page.getByRole('table', { name: /追回/ }).getByRole('row').last();
    const shown = fenOf(await last.locator('td').last().textContent());
    await last.getByRole('link').click();
    await page.waitForURL((url) => url.searchParams.get('show') === 'payments');
    return (await sumOf(page, '金额')) === shown;
  });
});

for (const look of [EVERY_LOOK[0], EVERY_LOOK.at(-1)]) {
  journey('the board is narrowed to an employer and a kind, and so are the rows its figures open', { as: 'supervisor', ...look }, async (desk) => {
    const { page } = desk;
    const { title, search, outstanding, groups, kind, wages, off, cases } = WORDS[look.language];
    const kase = await aVerifiedCase(desk);
    const api = await desk.as('supervisor');
    const { byEmployer: [{ employerKey }] } = await api.get(`/repayment-board?limit=1&q=${encodeURIComponent(kase.number)}`);
    const { totals, byKind } = await api.get(`/repayment-board?limit=1&employerKey=${encodeURIComponent(employerKey)}`);
    const ofWages = byKind.find((row) => row.kind === 'wages').outstandingFen;
    const figure = (fen) => page.getByRole('link', { name: `${outstanding} ${yuan(fen)}`, exact: true });

    await toBoard(desk, WORDS[look.language]);
    await page.getByRole('searchbox', { name: search }).fill(kase.employer.name);
    await figure(totals.outstandingFen).waitFor();
    const groupTable = page.getByRole('table', { name: groups });
    await groupTable.getByRole('link', { name: kase.employer.name, exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('employerKey') === employerKey && url.searchParams.get('q') === kase.employer.name);
    await figure(totals.outstandingFen).waitFor();
    await page.getByRole('radiogroup', { name: groups }).getByText(kind, { exact: true }).click();
    await groupTable.getByRole('link', { name: wages, exact: true }).click();
    await figure(ofWages).waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();

    await figure(ofWages).click();
    await page.getByRole('heading', { level: 1, name: cases }).waitFor();
    await page.getByRole('row').filter({ hasText: kase.number }).filter({ hasText: yuan(ofWages) }).waitFor();
    await page.getByRole('link', { name: new RegExp(`^${off} .*${wages}$`) }).click();
    await page.getByRole('row').filter({ hasText: kase.number }).filter({ hasText: yuan(totals.outstandingFen) }).waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await page.getByRole('main').getByRole('link', { name: title }).click();
    await figure(totals.outstandingFen).waitFor();
  });
}

/** Something is due today, and something was paid. */
async function planToday(desk) {
  const kase = await aVerifiedCase(desk);
  const supervisor = await desk.as('supervisor');
  const { asOf } = await supervisor.get('/repayment-board?limit=1');
  await agreePlan(desk, kase, asOf);
  await supervisor.post(`/cases/${kase.id}/payments`, { kind: 'wages', paidOn: asOf, amountFen: 12_345, method: 'cash', reference: `收条-${kase.number}` });
}

/** So far ahead that no other case has a promise there. */
const monthsAhead = (today, months) => new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 + months, 17)).toISOString().slice(0, 10);

for (const [place, look] of [EVERY_LOOK[0], EVERY_LOOK.at(-1)].entries()) {
  journey('a day of the calendar opens the instalments that fall due on it; the ledger of each worker shows who they are', { as: 'supervisor', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    const kase = await aVerifiedCase(desk);
    const { asOf } = await (await desk.as('supervisor')).get('/repayment-board?limit=1');
    const dueOn = monthsAhead(asOf, 13 + place);
    await agreePlan(desk, kase, dueOn);
    await toBoard(desk, words);
    const month = page.getByRole('table', { name: new RegExp(words.calendar) });
    for (let step = 0; step < 13 + place; step += 1) await page.getByRole('button', { name: words.after }).click();
    const day = month.getByRole('link');
    await day.first().waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await day.first().click();
    await page.waitForURL((url) => url.searchParams.get('from') === dueOn);
    await page.getByRole('row').filter({ hasText: kase.employer.name }).first().waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();

    await desk.goto(`/cases/${kase.id}?tab=plan&open=workers`, page.getByRole('table', { name: words.ledger }));
    const ledger = page.getByRole('table', { name: words.ledger });
    assert.equal(await ledger.getAttribute('aria-rowcount'), '60');
    assert.ok((await ledger.getByRole('row').count()) < 60, 'only those in view are in the page');
    await desk.assertAccessible();
    await desk.assertFitsWidth();
  });
}
