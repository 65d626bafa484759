// `npm run screenshots`: takes the pictures of docs/images from the running pages, with the demo data. `-- <name>` takes those of one page.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { requireNode } from './steps/require-node.mjs';

requireNode();
const { ROOT, prepareTests } = await import('./steps/prepare.mjs');
prepareTests();
const { openBrowserRoom } = await import('./steps/browser-room.mjs');
const { PICTURES } = await import('./pictures.mjs');
const { chromium } = await import('playwright-core');

const SIZES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};
const folder = path.join(ROOT, 'docs', 'images');
const only = process.argv.slice(2);

mkdirSync(folder, { recursive: true });
const room = await openBrowserRoom(ROOT);
try {
  const browser = await chromium.connect(room.address.browser);
  for (const picture of PICTURES.filter(({ name }) => only.length === 0 || only.includes(name))) {
    for (const size of picture.sizes ?? Object.keys(SIZES)) await take(browser, picture, size);
  }
  await browser.close();
} finally {
  await room.close();
}

async function take(browser, { name, as, path: place, open, theme = 'light' }, size) {
  const context = await browser.newContext({ ...SIZES[size], baseURL: room.address.url, locale: 'zh-CN', colorScheme: theme, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    if (as !== undefined) await context.request.post('/api/v1/session', { data: { username: as, password: room.address.password } });
    await page.goto(place);
    await open(page);
    await page.screenshot({ path: path.join(folder, `${name}-${size}.png`) });
    console.log(`docs/images/${name}-${size}.png`);
  } finally {
    await context.close();
  }
}
