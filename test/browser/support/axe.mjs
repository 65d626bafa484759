import axe from 'axe-core';

const GRAVE = new Set(['serious', 'critical']);

/**
 * What axe finds serious or critical, each with the elements it is about.
 * @param {import('playwright-core').Page} page @param {string} [within] a selector: only what lies in it is looked at, as long as there is such a thing
 */
export async function faultsOf(page, within) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  // Style sheets are of the page itself: nothing to load beforehand.
  const { violations } = await page.evaluate((selector) => window.axe.run((selector && document.querySelector(selector)) ?? document, { resultTypes: ['violations'], preload: false }), within);
  return violations.filter(({ impact }) => GRAVE.has(impact)).map(({ id, help, nodes }) => ({
    id, help, nodes: nodes.slice(0, 5).map(({ html, any }) => `${html.slice(0, 300)} — ${any[0]?.message ?? ''}`),
  }));
}
