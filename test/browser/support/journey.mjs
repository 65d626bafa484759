import { mkdtempSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import { room } from './room.mjs';
import { Desk } from './desk.mjs';

/** A worker at a desk, and a liaison with a phone between two meetings. */
export const SIZES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};

/** Every combination of size and language, for pages that have to work in all of them. */
export const LOOKS = Object.keys(SIZES).flatMap((size) => ['zh-CN', 'en'].map((language) => ({ size, language })));

const browser = chromium.connect(room.browser);
after(async () => (await browser).close());

/**
 * One journey through the pages. It fails when a page wrote an error to its console or a request failed that was not announced
 * (`desk.expectRefusal`), and then leaves a picture, the page and its console in a folder whose path it prints.
 * @param {string} name
 * @param {{ as?: string, size?: keyof typeof SIZES, language?: 'zh-CN' | 'en', theme?: 'light' | 'dark', at?: () => typeof room }} look `as`: a demo account that is
 *   signed in already; without one nobody is; `at`: another program than the one all journeys share, asked for when the journey begins
 * @param {(desk: Desk) => Promise<void>} play
 */
export function journey(name, { as, size = 'desktop', language = 'zh-CN', theme = 'light', at = () => room }, play) {
  test(`${name} (${[as ?? 'nobody', size, language, ...(theme === 'dark' ? [theme] : [])].join(', ')})`, async () => {
    const desk = await Desk.open(await browser, { ...SIZES[size], locale: language, colorScheme: theme, reducedMotion: 'reduce' }, at());
    try {
      if (as !== undefined) await desk.signIn(as);
      await play(desk);
      desk.assertQuiet();
    } catch (error) {
      console.error(`What the page looked like: ${await keepEvidence(desk)}`);
      throw error;
    } finally {
      await desk.close();
    }
  });
}

async function keepEvidence(desk) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'triquick-journey-'));
  await Promise.allSettled([
    desk.page.screenshot({ path: path.join(folder, 'page.png'), fullPage: true }),
    desk.page.content().then((html) => writeFile(path.join(folder, 'page.html'), html)),
    writeFile(path.join(folder, 'console.txt'), `${desk.page.url()}\n${desk.log.join('\n')}\n`),
  ]);
  return folder;
}
