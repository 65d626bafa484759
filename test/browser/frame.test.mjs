import assert from 'node:assert/strict';
import { journey, LOOKS } from './support/journey.mjs';
import { BUDGETS } from './support/scales.mjs';
import { until } from './support/until.mjs';

const HOMES = { lead: '/worklist', supervisor: '/repayment', 'liaison.hrss': '/referrals', admin: '/administration', auditor: '/audit' };

for (const [as, home] of Object.entries(HOMES)) {
  journey('each role begins at its own page and sees its own menu only', { as }, async (desk) => {
    const { page } = desk;
    await desk.goto('/', page.getByTestId('person'));
    await page.waitForURL((url) => url.pathname === home);
    const menu = page.getByRole('navigation', { name: '主菜单' }).first();
    const foreign = Object.values(HOMES).find((other) => other !== home && as !== 'supervisor' && other !== '/worklist');
    assert.ok((await menu.getByRole('link').count()) >= 1);
    if (foreign !== undefined) {
      await desk.goto(foreign, page.getByRole('heading', { name: '您没有打开这一页的权限' }));
      await desk.assertAccessible();
    }
    await desk.goto('/no/such/page', page.getByRole('heading', { name: '没有这一页' }));
  });
}

for (const look of LOOKS) {
  journey('settings and inbox are light, fit the window and can be used by all', { as: 'member2', ...look }, async (desk) => {
    const { page } = desk;
    for (const [path, title] of [['/me', { 'zh-CN': '我的设置', en: 'My settings' }], ['/inbox', { 'zh-CN': '消息', en: 'Inbox' }]]) {
      const scales = await desk.weigh();
      await desk.goto(path, page.getByRole('heading', { name: title[look.language] }));
      scales.assertWithin(BUDGETS.page);
      console.log(`${path}, ${look.size}: ${scales.bytes} bytes, ${scales.calls.length} calls`);
      await desk.assertAccessible();
      await desk.assertFitsWidth();
      await scales.assertReadOnce();
    }
    const bar = page.getByRole('navigation').filter({ visible: true });
    if (look.size === 'phone') assert.ok((await bar.getByRole('link').count()) <= 4, 'the bar of a phone holds four at most');
  });
}

journey('both themes can be read', { as: 'lead', theme: 'dark' }, async (desk) => {
  const { page } = desk;
  await desk.goto('/me', page.getByRole('heading', { name: '我的设置' }));
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  await desk.assertAccessible();
  await page.goto('/sign-in');
});

journey('language and theme are switched at once, and kept', { as: 'member' }, async (desk) => {
  const { page } = desk;
  await desk.goto('/me', page.getByRole('heading', { name: '我的设置' }));
  await page.getByTestId('language').click();
  await page.getByRole('heading', { name: 'My settings' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await page.title(), 'My settings · 三快 Triquick');
  for (const theme of ['light', 'dark']) {
    await page.getByTestId('theme').click();
    await page.locator(`html[data-theme="${theme}"]`).waitFor();
  }
  await page.reload();
  await page.getByRole('heading', { name: 'My settings' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
});

journey('the bell and the inbox follow what happens, without being asked', { as: 'member' }, async (desk) => {
  const { page } = desk;
  const lead = await desk.as('lead');
  await desk.goto('/inbox', page.getByRole('heading', { name: '消息' }));
  await page.getByRole('list', { name: '消息' }).waitFor();
  // A member of another task force is the duty officer: told of each case nobody holds.
  const kase = await lead.post('/cases', {
    channel: 'hotline12351', reportedAt: new Date().toISOString(), summary: '来电反映拖欠工资', workersReported: 5,
    employer: { name: `实时消息测试企业${Date.now()}`, regionCode: '640302' },
  });
  const row = page.getByRole('listitem').filter({ hasText: kase.number });
  await row.waitFor();
  await row.getByRole('button').click();
  await row.getByRole('button').waitFor({ state: 'detached' });
  // Other journeys go on telling the same person: the bell is right when it says what the server says.
  const member = await desk.as('member');
  const bell = page.getByTestId('bell');
  for (let label = ''; ; label = (await bell.getAttribute('aria-label')) ?? '') {
    const { unread } = await member.get('/notifications?limit=1');
    if (label === `消息，${unread} 条未读`) break;
  }
});

journey('when the session ends, what was typed stays and is sent after signing in again', { as: 'member2' }, async (desk) => {
  const { page } = desk;
  await desk.goto('/me', page.getByLabel('本人电子邮箱'));
  await page.getByLabel('本人电子邮箱').fill('zhang@example.org');
  await desk.endSession();
  desk.expectRefusal(401, /./);
  await page.getByRole('button', { name: '保存' }).click();
  const dialog = page.getByRole('dialog', { name: '请重新登录' });
  await dialog.waitFor();
  await desk.assertAccessible();
  assert.equal(await dialog.getByLabel('用户名').inputValue(), 'member2');
  await until('the password is asked for', () => dialog.getByLabel('密码').evaluate((field) => field === document.activeElement));
  await page.keyboard.type(desk.place.password);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('已保存').waitFor();
  await page.getByText('z***@example.org').first().waitFor();
});

journey('a reload keeps what was typed', { as: 'supervisor' }, async (desk) => {
  const { page } = desk;
  await desk.goto('/me', page.getByLabel('本人电子邮箱'));
  await page.getByLabel('本人电子邮箱').fill('chen@example.org');
  await page.reload();
  await page.getByText(/已恢复 .* 未提交的内容/).waitFor();
  assert.equal(await page.getByLabel('本人电子邮箱').inputValue(), 'chen@example.org');
  await page.getByRole('button', { name: '不要草稿' }).click();
  assert.equal(await page.getByLabel('本人电子邮箱').inputValue(), '');
});
