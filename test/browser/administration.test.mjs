import assert from 'node:assert/strict';
import { journey } from './support/journey.mjs';
import { receive } from './support/receiver.mjs';
import { room } from './support/room.mjs';
import { BUDGETS } from './support/scales.mjs';
import { until } from './support/until.mjs';

const unique = () => Math.random().toString(36).slice(2, 8);

const PAGES = {
  '': { 'zh-CN': '管理', en: 'Administration' },
  '/accounts': { 'zh-CN': '账号', en: 'Accounts' },
  '/departments': { 'zh-CN': '部门与联络员', en: 'Departments and liaisons' },
  '/rules': { 'zh-CN': '时限规则', en: 'Deadline rules' },
  '/rules/mediationEnds': { 'zh-CN': '争议调解', en: 'mediation' },
  '/figures': { 'zh-CN': '法定数额', en: 'Legal figures' },
  '/calendar': { 'zh-CN': '工作日历', en: 'Calendar' },
  '/channels': { 'zh-CN': '通知渠道', en: 'Channels' },
};

for (const look of [{ size: 'desktop', language: 'zh-CN' }, { size: 'phone', language: 'en', theme: 'dark' }]) {
  journey('every part of the administration is light, fits the window and can be used by all', { as: 'admin', ...look }, async (desk) => {
    const { page } = desk;
    for (const [path, title] of Object.entries(PAGES)) {
      const scales = await desk.weigh();
      await desk.goto(`/administration${path}`, page.getByRole('heading', { name: title[look.language], level: 1 }));
      await page.locator('main').locator('table, h2, dl').first().waitFor();
      scales.assertWithin(BUDGETS.page);
      console.log(`/administration${path}, ${look.size}: ${scales.bytes} bytes, ${scales.calls.length} calls`);
      await desk.assertAccessible();
      await desk.assertFitsWidth();
      // Another journey may be moving clocks: how far it is, is asked for until it is done.
      await scales.assertReadOnce({ polled: /\/clock-moves\?/ });
    }
  });
}

journey('the parts are a row of links, on a phone pushed to the one that is shown', { as: 'admin', size: 'phone' }, async (desk) => {
  const { page } = desk;
  await desk.goto('/administration', page.getByRole('heading', { name: '管理', level: 1 }));
  const parts = page.getByRole('navigation', { name: '管理的各个部分' });
  await parts.getByRole('link', { name: '通知渠道' }).click();
  await page.getByRole('heading', { name: '通知渠道', level: 1 }).waitFor();
  const shown = await parts.getByRole('link', { name: '通知渠道' }).boundingBox();
  assert.ok(shown.x >= 0 && shown.x + shown.width <= 360, `the link lies at ${JSON.stringify(shown)}`);
});

async function signsIn(username, password) {
  const answer = await fetch(`${room.url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });
  return answer.status === 200;
}

for (const look of [{ size: 'desktop', language: 'zh-CN' }, { size: 'phone', language: 'en' }]) {
  const zh = look.language === 'zh-CN';
  const words = zh
    ? { title: '账号', create: '新建账号', name: '姓名', username: '用户名', role: '角色', supervisor: '督办员', submit: '建立账号', close: '已告知，关闭', own: '由您提出，须由另一位管理员批准。', approve: '批准', approved: /已批准/, pending: /待批准/ }
    : { title: 'Accounts', create: 'New account', name: 'Name', username: 'User name', role: 'Role', supervisor: 'supervisor', submit: 'Make the account', close: 'Passed on, close', own: 'You proposed this; another administrator has to approve it.', approve: 'Approve', approved: /is approved/, pending: /to approve/ };

  journey('a supervisor is made by two administrators together', { as: 'admin', ...look }, async (desk) => {
    const { page } = desk;
    const username = `new.${unique()}`;
    await desk.goto('/administration/accounts', page.getByRole('heading', { name: words.title, level: 1 }));
    await page.getByRole('button', { name: words.create }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.name, { exact: true }).fill('新督办');
    await dialog.getByLabel(words.username).fill(username);
    await dialog.getByLabel(words.role).click();
    await page.getByTitle(words.supervisor, { exact: true }).click();
    await desk.assertAccessible();
    await dialog.getByRole('button', { name: words.submit }).click();
    const password = await dialog.getByTestId('initial-password').textContent();
    assert.equal(await signsIn(username, password), false, 'one administrator alone is not enough');
    await dialog.getByRole('button', { name: words.close }).click();
    const waiting = page.getByRole('region', { name: words.pending });
    await waiting.getByRole('listitem').filter({ hasText: username }).getByText(words.own).waitFor();
    await desk.signIn('admin2');
    await page.reload();
    await waiting.getByRole('listitem').filter({ hasText: username }).getByRole('button', { name: words.approve, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.approve, exact: true }).click();
    await page.getByText(words.approved).waitFor();
    assert.equal(await signsIn(username, password), true);
    await desk.assertFitsWidth();
  });
}

// Of a region in which no journey reports a case: its duty officer is told of them.
journey('an account is found, gets a new password, is disabled and enabled again', { as: 'admin' }, async (desk) => {
  const { page } = desk;
  const username = `member.${unique()}`;
  const made = await (await desk.as('admin')).post('/users', { username, name: '试用成员', role: 'taskForce', regionCode: '640381' });
  await desk.goto('/administration/accounts', page.getByRole('heading', { name: '账号', level: 1 }));
  await page.getByRole('searchbox', { name: '按姓名或用户名查找' }).fill(username);
  const row = page.getByRole('row').filter({ hasText: username });
  await row.waitFor();
  await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
  const choose = async (name) => {
    await row.getByRole('button', { name: '试用成员的更多操作' }).click();
    await page.getByRole('menuitem', { name }).click();
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  };
  await choose('重置密码');
  const password = await page.getByRole('dialog').getByTestId('initial-password').textContent();
  assert.notEqual(password, made.initialPassword);
  await page.getByRole('dialog').getByRole('button', { name: '已告知，关闭' }).click();
  await choose('停用');
  await row.getByText('已停用').waitFor();
  assert.equal(await signsIn(username, password), false);
  await choose('重新启用');
  await row.getByText('使用中').waitFor();
  await row.getByRole('button', { name: '更改 试用成员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: '值班人员' }).check();
  await dialog.getByRole('button', { name: /^保\s?存$/ }).click();
  await row.getByText('工作专班 · 值班人员').waitFor();
});

journey('a department without a liaison says so, and gets one', { as: 'admin' }, async (desk) => {
  const { page } = desk;
  const name = `试验局${unique()}`;
  await desk.goto('/administration/departments', page.getByRole('heading', { name: '部门与联络员' }));
  await page.getByRole('button', { name: '新建部门' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('类别').click();
  await page.getByTitle('水务').click();
  await dialog.getByLabel('部门名称').fill(name);
  await dialog.getByRole('button', { name: /^保\s?存$/ }).click();
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByText('没有联络员，转办无人签收').waitFor();
  await row.getByRole('link', { name: '增加联络员' }).click();
  await dialog.getByLabel('姓名', { exact: true }).fill('周联络');
  await dialog.getByLabel('用户名').fill(`liaison.${unique()}`);
  await dialog.getByText(name).waitFor();
  await dialog.getByRole('button', { name: '建立账号' }).click();
  await dialog.getByRole('button', { name: '已告知，关闭' }).click();
  await desk.goto('/administration/departments', row.getByText('周联络'));
});

journey('a channel is tried with a message, and what it did not take is sent again', { as: 'admin' }, async (desk) => {
  const { page } = desk;
  const receiver = await receive();
  const name = `群机器人${unique()}`;
  try {
    await desk.goto('/administration/channels', page.getByRole('heading', { name: '通知渠道', level: 1 }));
    await page.getByRole('button', { name: '新建渠道' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('类型').click();
    await page.getByTitle('网络回调').click();
    await dialog.getByLabel('名称').fill(name);
    await dialog.getByLabel('地址').fill(receiver.url);
    await dialog.getByLabel('密钥').fill('sixteen-letters-and-more');
    assert.ok(!(await page.evaluate(() => JSON.stringify(localStorage))).includes(receiver.url), 'no draft holds the address');
    await dialog.getByRole('button', { name: /^保\s?存$/ }).click();
    const card = page.getByRole('listitem').filter({ hasText: name });
    await card.getByRole('button', { name: `向 ${name} 发送测试消息` }).click();
    await card.getByText('对方已接收测试消息，请到群里看一眼').waitFor();
    assert.equal(receiver.bodies.length, 1);
    await desk.assertAccessible();

    receiver.status = 410;
    await card.getByRole('button', { name: `向 ${name} 发送测试消息` }).click();
    await card.getByText('测试消息没有送达：不能送达').waitFor();

    const admin = await desk.as('admin');
    const channel = (await admin.get('/channels?limit=200')).items.find((one) => one.name === name);
    const member = await desk.as('member');
    await member.put('/notification-settings', { locale: 'zh-CN', quietHours: null, channels: [channel.id] });
    await (await desk.as('lead')).post('/cases', { channel: 'visit', reportedAt: new Date().toISOString(), summary: '来访反映欠薪', workersReported: 3, employer: { name: `渠道试验${unique()}公司`, regionCode: '640302' } });
    await until('the failure', async () => (await admin.get(`/deliveries?state=failed&channelId=${channel.id}`)).items.length > 0);
    receiver.status = 200;
    await page.reload();
    const rows = page.getByRole('table', { name: '未送达' }).getByRole('row').filter({ hasText: name });
    await rows.first().getByRole('button', { name: /重新发送给/ }).click();
    await page.getByText('1 条已重新排队').waitFor();
    await until('the delivery', async () => (await admin.get(`/deliveries?state=accepted&channelId=${channel.id}`)).items.length > 0);
    await member.put('/notification-settings', { locale: 'zh-CN', quietHours: null, channels: [] });
  } finally {
    await receiver.close();
  }
});
