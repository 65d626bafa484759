import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { journey, LOOKS } from './support/journey.mjs';
import { room } from './support/room.mjs';
import { BUDGETS } from './support/scales.mjs';

const TITLE = { 'zh-CN': '登录', en: 'Sign in' };

for (const look of LOOKS) {
  journey('the sign-in page is light, fits the window and can be used by all', look, async (desk) => {
    const scales = await desk.weigh();
    await desk.goto('/', desk.page.getByRole('button', { name: TITLE[look.language] }));
    scales.assertWithin(BUDGETS.signIn);
    console.log(`sign-in, ${look.size}: ${scales.bytes} bytes, ${scales.requests.length} requests`);
    assert.equal(await desk.page.title(), `${TITLE[look.language]} · 三快 Triquick`);
    assert.equal(await desk.page.locator('html').getAttribute('lang'), look.language);
    await desk.assertAccessible();
    await desk.assertFitsWidth();
  });
}

journey('a wrong password is told at the form, and the name stays', {}, async (desk) => {
  const { page } = desk;
  await desk.goto('/inbox', page.getByLabel('用户名'));
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('请填写用户名').waitFor();
  await desk.typeSignIn('nobody-of-this-name', 'Wrong-password-1');
  await page.getByRole('alert').getByText('用户名或密码不正确').waitFor();
  assert.equal(await page.getByLabel('用户名').inputValue(), 'nobody-of-this-name');
  assert.equal(await page.getByLabel('密码').inputValue(), '');
  await desk.assertAccessible();
  // Right at last, it leads to the page that was asked for.
  await desk.typeSignIn('member2');
  await page.getByRole('heading', { name: '消息' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/inbox');
});

for (const next of ['//example.org/', 'https://example.org/', '/\\example.org', 'javascript:alert(1)', '/sign-in']) {
  journey(`the address after the sign-in stays on this site: ${next}`, { as: 'auditor' }, async (desk) => {
    await desk.goto(`/sign-in?next=${encodeURIComponent(next)}`, desk.page.getByTestId('person'));
    assert.equal(new URL(desk.page.url()).origin, room.url);
    assert.equal(new URL(desk.page.url()).pathname, '/audit');
  });
}

journey('a password that somebody else set has to be replaced first', {}, async (desk) => {
  const { page } = desk;
  const administrator = await desk.as('admin');
  const username = `new.${randomUUID().slice(0, 8)}`;
  const { initialPassword } = await administrator.post('/users', { username, name: '新成员', role: 'taskForce', regionCode: '640300' });
  await desk.goto('/', page.getByLabel('用户名'));
  await desk.typeSignIn(username, initialPassword);
  await page.getByRole('heading', { name: '请先修改密码' }).waitFor();
  await desk.assertAccessible();

  const fill = async (next, again) => {
    await page.getByLabel('当前密码').fill(initialPassword);
    await page.getByLabel('新密码', { exact: true }).fill(next);
    await page.getByLabel('再输入一次新密码').fill(again);
    await page.getByRole('button', { name: '修改密码' }).click();
  };
  desk.expectRefusal(400, /\/session\/password$/);
  await fill('short', 'short');
  await page.getByText('密码至少 10 位，并包含大写字母').waitFor();
  await fill('Long-enough-2025', 'something else');
  await page.getByText('两次输入的新密码不一致').waitFor();
  await fill('Long-enough-2025', 'Long-enough-2025');
  await page.getByTestId('person').getByText('新成员').waitFor();
});

journey('everything can be done without a mouse', {}, async (desk) => {
  const { page } = desk;
  await desk.goto('/', page.getByLabel('用户名'));
  await page.keyboard.type('supervisor2');
  await page.keyboard.press('Tab');
  await page.keyboard.type(room.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: '主菜单' }).first().waitFor();
  await page.getByRole('link', { name: '跳到正文' }).focus();
  await page.keyboard.press('Enter');
  assert.equal(new URL(page.url()).hash, '#page');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('type')), 'search');
  await page.getByTestId('person').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '我的设置' }).waitFor();
  await page.locator('[role="menu"]:focus-within').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '我的设置' }).waitFor();
  await page.locator('#page:focus').waitFor();
});

journey('signing out leaves nothing behind', { as: 'leader' }, async (desk) => {
  const { page } = desk;
  await desk.goto('/me', page.getByTestId('person'));
  await page.getByTestId('person').click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.getByLabel('用户名').waitFor();
  await page.goBack();
  await page.getByLabel('用户名').waitFor();
});


journey('whoever signs out with something not sent keeps or clears it', { as: 'member' }, async (desk) => {
  const { page } = desk;
  const leave = async (button) => {
    await page.getByTestId('person').click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.getByText('没有提交的内容，保留一周').waitFor();
    await desk.assertAccessible();
    await page.getByRole('button', { name: button }).click();
    await page.getByLabel('用户名').waitFor();
  };
  const summary = page.getByLabel('案情');
  await desk.goto('/cases/new', page.getByRole('heading', { name: '受理登记' }));
  await summary.fill('写到一半的案情');
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('triquick.draft.')));
  await leave('保留并退出');
  await desk.typeSignIn('member');
  await page.getByTestId('person').waitFor();
  await desk.goto('/cases/new', page.getByText(/已恢复 .* 未提交的内容/));
  assert.equal(await summary.inputValue(), '写到一半的案情');
  await leave('清除并退出');
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('triquick.draft.')).length), 0);
});
