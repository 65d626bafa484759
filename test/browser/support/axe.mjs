import axe from 'axe-core';

const GRAVE = new Set(['serious', 'critical']);

/** What axe finds serious or critical, each with the elements it is about. @param {import('playwright-core').Page} page */
export async function faultsOf(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.filter(({ impact }) => GRAVE.has(impact)).map(({ id, help, nodes }) => ({
    id, help, nodes: nodes.slice(0, 5).map(({ html, any }) => `${html.slice(0, 300)} — ${any[0]?.message ?? ''}`),
  }));
}
