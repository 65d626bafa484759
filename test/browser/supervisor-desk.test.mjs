import { journey, LOOKS } from './support/journey.mjs';
import { BUDGETS } from './support/scales.mjs';

const TITLES = { '/repayment': { 'zh-CN': '履行情况', en: 'Repayment' }, '/approvals': { 'zh-CN': '待审批', en: 'Approvals' } };

for (const look of LOOKS) {
  journey('board and approvals are light, fit the window and can be used by all', { as: 'supervisor', ...look }, async (desk) => {
    const { page } = desk;
    for (const [path, title] of Object.entries(TITLES)) {
      const scales = await desk.weigh();
      await desk.goto(path, page.getByRole('heading', { name: title[look.language], level: 1 }));
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      scales.assertWithin(BUDGETS.page, { later: /\/assets\/chart-/ });
      await desk.assertAccessible();
      await desk.assertFitsWidth();
      await scales.assertReadOnce();
    }
  });
}

journey('a request is refused with a reason, and only with one', { as: 'supervisor2' }, async (desk) => {
  const { page } = desk;
  await desk.goto('/approvals', page.getByRole('article').first());
  const request = page.getByRole('article', { name: /^中止/ }).first();
  await request.getByRole('button', { name: '不同意' }).click();
  await request.getByText('不同意须说明理由').waitFor();
  await request.getByLabel('理由').fill('重组方案尚未表决，先按原期限办理');
  await request.getByRole('button', { name: '不同意' }).click();
  await page.getByText('已答复不同意').waitFor();
});
