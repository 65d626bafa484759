const heading = (name) => (page) => page.getByRole('heading', { name, level: 1 }).waitFor();

/** The case that is due next, from its row. */
async function firstCase(page) {
  const address = await page.locator('main a[href^="/cases/"]:not([href="/cases/new"])').first().getAttribute('href');
  await page.goto(address.split('?')[0]);
  await page.getByRole('list', { name: '办理进程' }).waitFor();
}

/** The board with its charts, which are drawn once they come into view. */
async function charts(page) {
  await page.getByRole('heading', { name: '账龄', level: 2 }).evaluate((heading) => heading.scrollIntoView());
  await page.locator('[aria-hidden="true"] > div > svg').first().waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
}

/**
 * The pictures of docs/images, each at desktop and phone size. `open` goes on from the address until the page shows what the picture is of.
 * @type {{ name: string, path: string, as?: string, theme?: 'light' | 'dark', sizes?: ('desktop' | 'phone')[], open: (page: import('playwright-core').Page) => Promise<void> }[]}
 */
export const PICTURES = [
  { name: 'sign-in', path: '/', open: (page) => page.getByRole('button', { name: '登录' }).waitFor() },
  { name: 'inbox', as: 'lead', path: '/inbox', open: async (page) => page.getByRole('list', { name: '消息' }).getByRole('listitem').first().waitFor() },
  { name: 'worklist', as: 'lead', path: '/worklist', open: (page) => page.locator('main a[href^="/cases/"]').first().waitFor() },
  { name: 'case', as: 'lead', path: '/worklist', open: firstCase },
  { name: 'referrals', as: 'liaison.hrss', path: '/referrals', sizes: ['phone'], open: heading('转办') },
  { name: 'board', as: 'supervisor', path: '/repayment', open: charts },
  { name: 'settings', as: 'lead', path: '/me', open: heading('我的设置') },
  { name: 'settings-dark', as: 'lead', path: '/me', theme: 'dark', sizes: ['desktop'], open: heading('我的设置') },
  { name: 'accounts', as: 'admin', path: '/administration/accounts', open: (page) => page.getByRole('table', { name: '账号' }).waitFor() },
  { name: 'rules', as: 'admin', path: '/administration/rules', open: (page) => page.getByRole('table').first().waitFor() },
  { name: 'calendar', as: 'admin', path: '/administration/calendar', open: (page) => page.getByRole('table').first().waitFor() },
  { name: 'audit', as: 'auditor', path: '/audit', open: (page) => page.getByRole('table').first().waitFor() },
];
