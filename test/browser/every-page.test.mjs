import { aCase } from './support/cases.mjs';
import { journey } from './support/journey.mjs';
import { until } from './support/until.mjs';

const TABS = ['overview', 'roster', 'investigation', 'verification', 'coordination', 'meetings', 'aid', 'plan', 'legal', 'documents', 'requests', 'timeline'];
const PAGES = {
  lead: ['/worklist', '/worklist?view=waiting', '/cases', '/cases/new', '/inbox', '/me'],
  supervisor: ['/repayment', '/repayment?q=没有这样的单位', '/repayment/rows?show=payments&q=没有这样的单位', '/approvals', '/supervision', '/supervision/departments', '/supervision/departments?from=2020-01-01&to=2020-01-31', '/supervision/departments/referrals?figure=overdue', '/supervision/departments/referrals?from=2020-01-01&to=2020-01-31'],
  admin: ['', '/accounts', '/departments', '/rules', '/rules/verify', '/figures', '/calendar', '/channels'].map((path) => `/administration${path}`),
  auditor: ['/audit', '/audit/chains'],
  'liaison.hrss': ['/referrals', '/inbox'],
};
const LOOKS = [{ language: 'en', theme: 'dark' }, { language: 'zh-CN', theme: 'light' }];
const WALL = { width: 2560, height: 1440 };

/** Parts of the page below whose heading nothing is said, and lists and tables without a row: what is empty has to say so, and what comes first. What is folded tells on its line. */
const blanksOf = (page) => page.evaluate(() => {
  const isShown = (node) => node.getClientRects().length > 0;
  const saysNothing = (part) => {
    const copy = part.cloneNode(true);
    for (const node of copy.querySelectorAll('h1, h2, h3, button, [aria-hidden="true"]')) node.remove();
    return copy.textContent.trim() === '' && part.querySelector('canvas, svg, input, textarea, a') === null;
  };
  const shown = (selector) => [...document.querySelectorAll(`main ${selector}`)].filter(isShown);
  return [
    ...shown('h2:not(:has([aria-expanded="false"]))').map((heading) => heading.closest('section, article, fieldset, li') ?? heading.parentElement).filter(saysNothing).map((part) => part.textContent),
    ...shown('ul:empty, main ol:empty, main table:not(:has(td))').filter((list) => list.parentElement.textContent.trim() === '' || list.matches('table')).map((list) => list.outerHTML.slice(0, 200)),
    ...shown('[aria-busy="true"], main .ant-skeleton, main [class*="_table_"]:empty').map(() => 'on its way'),
  ];
});

const nothingIsBlank = (page) => until(`a word for what is empty on ${page.url()}`, async () => (await blanksOf(page)).length === 0);

for (const [place, [as, paths]] of Object.entries(PAGES).entries()) {
  journey('every page says what is not there yet, can be used by all, and fits a phone and a wall', { as, size: 'phone', ...LOOKS[place % 2] }, async (desk) => {
    const { page } = desk;
    const kase = as === 'lead' ? await aCase(desk, { accepted: true }) : null;
    for (const path of kase === null ? paths : [...paths, ...TABS.map((tab) => `/cases/${kase.id}?tab=${tab}`)]) {
      await desk.goto(path, page.getByRole('heading', { level: 1 }));
      await nothingIsBlank(page);
      await desk.assertFitsWidth();
      await desk.assertAccessible();
      const narrow = page.viewportSize();
      await page.setViewportSize(WALL);
      await desk.assertFitsWidth();
      await page.setViewportSize(narrow);
    }
  });
}
