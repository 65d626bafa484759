import assert from 'node:assert/strict';
import { agreePlan, aVerifiedCase } from './support/agreed-case.mjs';
import { journey, LOOKS } from './support/journey.mjs';
import { yuan } from './support/yuan.mjs';

const WORDS = {
  'zh-CN': { title: '履行情况', calendar: '到期日历', after: '下个月', ledger: '按职工查看', search: '搜索单位、编号', outstanding: '未付合计', groups: '分组查看', kind: '款项', wages: '工资', off: '去掉', cases: '有未付款项的案件' },
  en: { title: 'Repayment', calendar: 'What falls due', after: 'The month after', ledger: 'By worker', search: 'Employer or number', outstanding: 'Outstanding', groups: 'By group', kind: 'Kind', wages: 'wages', off: 'Remove', cases: 'Cases with something outstanding' },
};
const BANDS = ['没有方案', '未到期', '逾期 1–7 天', '逾期 8–30 天', '逾期 31–60 天', '逾期 60 天以上'];
/** Every size and language, each theme with both. */
const EVERY_LOOK = LOOKS.map((look, place) => ({ ...look, theme: place % 3 === 0 ? 'light' : 'dark' }));
const toBoard = (desk, words) => desk.goto('/repayment', desk.page.getByRole('heading', { name: words.title, level: 1 }));

for (const look of EVERY_LOOK) {
  journey('the charts of the board are drawn, and a bar opens the rows it is made of', { as: 'supervisor', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    await toBoard(desk, words);
    const chart = (place) => page.locator('[aria-hidden="true"]:has(> div > svg)').nth(place);
    for (const place of [0, 1]) {
      await page.getByRole('heading', { level: 2 }).nth(place).scrollIntoViewIfNeeded();
      await chart(place).locator('svg').waitFor();
    }
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    // The tallest bar: what is owed of one band.
    const at = await chart(0).evaluate((place) => {
      const boxes = [...place.querySelectorAll('path')].filter((path) => /^#/.test(path.getAttribute('fill') ?? '')).map((path) => path.getBoundingClientRect());
      const [box] = boxes.toSorted((a, b) => b.height * b.width - a.height * a.width);
      const { left, top } = place.getBoundingClientRect();
      return { x: box.left + box.width / 2 - left, y: box.top + box.height / 2 - top };
    });
    await chart(0).click({ position: at });
    await page.waitForURL((url) => url.pathname === '/repayment/rows');
    await page.getByRole('table').getByRole('link').first().waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
  });
}

journey('every band of the ageing opens its rows', { as: 'supervisor' }, async (desk) => {
  const { page } = desk;
  for (const band of BANDS) {
    await toBoard(desk, WORDS['zh-CN']);
    await page.getByRole('link', { name: new RegExp(`^${band} ¥`) }).click();
    await page.waitForURL((url) => url.pathname === '/repayment/rows');
    await page.getByRole('heading', { level: 1, name: /款项/ }).waitFor();
  }
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
