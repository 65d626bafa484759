import assert from 'node:assert/strict';
import { aColleague, aReferral, fireReferral } from './support/cases.mjs';
import { journey } from './support/journey.mjs';

const unique = () => Math.random().toString(36).slice(2, 8);
/** With a number that no browser's store may keep: it must not be lost for that. */
const WRITTEN = '三月至五月均有拖欠，经办人电话 19900000000';

const unsentOf = (page) => page.getByRole('region', { name: '您写好、还没有发出的内容' });
/** What is said of others in a form or dialog. */
const newsIn = (within) => within.locator('.ant-alert', { hasText: '您填写期间' });

journey('two liaisons reply at the same time: the second reads the reply and who wrote it, copies what was written, and sends it when more is asked for', { as: 'liaison.hrss', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const [referral, colleague] = [await aReferral(desk, '请核查拖欠工资的月份'), await aColleague(desk)];
  await desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.goto(`/referrals/${referral.id}`, page.getByLabel('办理情况'));
  await page.getByLabel('办理情况').fill(WRITTEN);
  await fireReferral(colleague.api, referral.id, 'REPLY', { text: '同事先回复' });
  await unsentOf(page).getByText(`${colleague.name}回复`).waitFor();
  await page.getByRole('region', { name: '本部门的回复' }).getByText('同事先回复').waitFor();
  await desk.assertAccessible();
  await desk.assertFitsWidth();
  await unsentOf(page).getByRole('button', { name: '复制内容' }).click();
  await page.getByText('已复制').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), WRITTEN);
  await fireReferral(await desk.as('lead'), referral.id, 'RETURN', { reason: '没有写明欠缴的月份' });
  await page.getByRole('alert').filter({ hasText: '没有写明欠缴的月份' }).waitFor();
  assert.equal(await page.getByLabel('办理情况').inputValue(), WRITTEN);
  await page.locator('form').getByRole('button', { name: '回复', exact: true }).click();
  await page.getByRole('region', { name: '本部门的回复' }).getByText(WRITTEN).waitFor();
  assert.equal((await colleague.api.get(`/referrals/${referral.id}`)).replyText, WRITTEN);
});

journey('what a liaison writes goes on while a colleague hands it on, and stays to be copied when the colleague declines', { as: 'liaison.hrss', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const [referral, colleague] = [await aReferral(desk, '请核查拖欠工资的月份'), await aColleague(desk)];
  await desk.goto(`/referrals/${referral.id}`, page.getByLabel('办理情况'));
  await page.getByLabel('办理情况').fill(WRITTEN);
  await fireReferral(colleague.api, referral.id, 'ASSIGN', { liaisonId: colleague.id });
  await newsIn(page).getByText(`${colleague.name}转交${colleague.name}`).waitFor();
  await page.getByText(`由${colleague.name}承办`).waitFor();
  assert.equal(await page.getByLabel('办理情况').inputValue(), WRITTEN);
  await desk.assertAccessible();
  await fireReferral(colleague.api, referral.id, 'DECLINE', { reason: 'otherRegion' });
  await unsentOf(page).getByText(WRITTEN).waitFor();
  await unsentOf(page).getByText(`${colleague.name}退回：不属于本地区`).waitFor();
  await desk.assertAccessible();
  await desk.assertFitsWidth();
  await unsentOf(page).getByRole('button', { name: '不再保留' }).click();
  await unsentOf(page).waitFor({ state: 'detached' });
});

journey('in the open dialog a liaison is told that a colleague has the referral, or has answered it, and goes on or gives up', { as: 'liaison.hrss', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const [referral, colleague] = [await aReferral(desk, '请核查拖欠工资的月份'), await aColleague(desk)];
  const me = await desk.as('liaison.hrss');
  await desk.goto(`/referrals/${referral.id}`, page.getByRole('button', { name: '转同事' }));
  await page.getByRole('button', { name: '转同事' }).click();
  const assigning = page.getByRole('dialog', { name: '转同事' });
  await assigning.getByLabel('交给').click();
  await page.getByTitle(colleague.name).click();
  await fireReferral(colleague.api, referral.id, 'ASSIGN', { liaisonId: colleague.id });
  await newsIn(assigning).getByText(`${colleague.name}转交${colleague.name}`).waitFor();
  await assigning.getByTitle(`${colleague.name}（现在承办）`).waitFor();
  await desk.assertAccessible('.ant-modal');
  await page.keyboard.press('Escape');
  await assigning.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: '退回…' }).click();
  const declining = page.getByRole('dialog', { name: '退回' });
  await declining.getByLabel('退回原因').click();
  await page.getByTitle('不属于本部门职责').click();
  await fireReferral(colleague.api, referral.id, 'REPLY', { text: '同事先回复' });
  await declining.getByRole('alert').getByText(`${colleague.name}回复`).waitFor();
  await declining.getByTitle('不属于本部门职责').waitFor();
  assert.equal(await declining.getByRole('button', { name: /^退\s?回$/ }).isDisabled(), true);
  await desk.assertAccessible('.ant-modal');
  await desk.assertFitsWidth();
  await declining.getByRole('button', { name: /^取\s?消$/ }).click();
  await declining.waitFor({ state: 'detached' });
  assert.equal((await me.get(`/referrals/${referral.id}`)).state, 'replied');
});

/** The second administrator presses what was refused, since the first was quicker. */
async function isRefused(desk, dialog, button) {
  desk.expectRefusal(409, /./);
  await dialog.getByRole('button', { name: button, exact: true }).click();
}

journey('of a channel, what another administrator changed meanwhile is chosen or told, and the new address stays typed', { as: 'admin', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const other = await desk.as('admin2');
  const mark = unique();
  const channel = await other.post('/channels', { kind: 'webhook', name: `甲群${mark}`, regionCode: '640300', address: 'https://one.example/hook', secret: 'sixteen-letters-and-more', locale: 'zh-CN' });
  const dialog = page.getByRole('dialog');
  await desk.goto('/administration/channels', page.getByRole('button', { name: `更改 甲群${mark}` }));
  await page.getByRole('button', { name: `更改 甲群${mark}` }).click();
  await dialog.getByLabel('名称').fill(`乙群${mark}`);
  await dialog.getByLabel('新地址').fill('https://mine.example/hook');
  await dialog.getByLabel('新密钥').fill('another-sixteen-letters');
  await other.patch(`/channels/${channel.id}`, { version: channel.version, name: `丙群${mark}`, regionCode: '640300', locale: 'en', state: 'active', address: 'https://theirs.example/hook', secret: 'sixteen-letters-and-more' });
  await isRefused(desk, dialog, '保存');
  await dialog.getByText(`保留我填的：乙群${mark}`).waitFor();
  await dialog.getByRole('status').filter({ hasText: /刚刚更新了：.*消息语言/ }).filter({ hasText: '地址' }).waitFor();
  await desk.assertAccessible('.ant-modal');
  await desk.assertFitsWidth();
  await dialog.getByText(`保留我填的：乙群${mark}`).click();
  await dialog.getByRole('button', { name: '按所选继续' }).click();
  assert.equal(await dialog.getByLabel('新地址').inputValue(), 'https://mine.example/hook');
  assert.equal(await dialog.getByLabel('新密钥').inputValue(), 'another-sixteen-letters');
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  const { name, addressMasked, locale } = (await other.get('/channels?limit=200')).items.find(({ id }) => id === channel.id);
  assert.deepEqual([name, locale], [`乙群${mark}`, 'en']);
  assert.match(addressMasked, /mine\.example/);
});

journey('an account that another administrator changed meanwhile is still found, and what is typed about it goes on', { as: 'admin', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const other = await desk.as('admin2');
  const mark = unique();
  const made = await other.post('/users', { username: `two.${mark}`, name: `甲人${mark}`, role: 'taskForce', regionCode: '640381' });
  const dialog = page.getByRole('dialog');
  await desk.goto('/administration/accounts', page.getByRole('heading', { level: 1 }));
  await page.getByRole('searchbox', { name: '按姓名或用户名查找' }).fill(`甲人${mark}`);
  await page.getByRole('button', { name: `更改 甲人${mark}` }).click();
  await dialog.getByRole('checkbox', { name: '值班人员' }).check();
  const renamed = await other.patch(`/users/${made.id}`, { version: made.version, name: `丙人${mark}` });
  await isRefused(desk, dialog, '保存');
  await dialog.getByRole('status').filter({ hasText: '刚刚更新了：姓名' }).waitFor();
  assert.equal(await dialog.getByLabel('姓名', { exact: true }).inputValue(), `丙人${mark}`);
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  const now = async () => (await other.get(`/users?q=two.${mark}`)).items[0];
  assert.deepEqual([(await now()).name, (await now()).isDutyOfficer], [renamed.name, true]);

  await page.getByRole('searchbox', { name: '按姓名或用户名查找' }).fill(`丙人${mark}`);
  await page.getByRole('button', { name: `丙人${mark}的更多操作` }).click();
  await page.getByRole('menuitem', { name: '停用' }).click();
  await other.patch(`/users/${made.id}`, { version: (await now()).version, isDutyOfficer: false });
  await isRefused(desk, dialog, '停用');
  await dialog.getByRole('alert').filter({ hasText: '他人刚刚更新了这条记录' }).waitFor();
  await dialog.getByText('工作专班 · 值班人员').waitFor({ state: 'detached' });
  await desk.assertAccessible('.ant-modal');
  await dialog.getByRole('button', { name: '停用', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.equal((await now()).state, 'disabled');
});

journey('a number of the law that another administrator entered meanwhile is told with who, what and why', { as: 'admin', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const other = await desk.as('admin2');
  const figure = (await other.get('/legal-figures')).items.find(({ code }) => code === 'wageCrimeTotalFen');
  const dialog = page.getByRole('dialog');
  await desk.goto('/administration/figures', page.getByRole('button', { name: `登记新数额：${figure.name}` }));
  await page.getByRole('button', { name: `登记新数额：${figure.name}` }).click();
  await dialog.getByLabel('数额', { exact: true }).fill('36000');
  await dialog.getByLabel('依据文件').fill('我填的文件');
  await dialog.getByLabel('原因').fill('我填的原因');
  const reason = `他人先登记${unique()}`;
  await other.post(`/legal-figures/${figure.code}/versions`, { basedOn: figure.newestVersion, regionCode: '640300', value: 3_500_000, effectiveFrom: '2026-10-01', reason, basis: { source: '他人的文件' } });
  await isRefused(desk, dialog, '保存');
  await newsIn(dialog).getByText('¥35,000.00').waitFor();
  await newsIn(dialog).getByText(reason).waitFor();
  await desk.assertAccessible('.ant-modal');
  await desk.assertFitsWidth();
  assert.deepEqual([await dialog.getByLabel('数额', { exact: true }).inputValue(), await dialog.getByLabel('依据文件').inputValue()], ['36,000.00', '我填的文件']);
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
});

journey('a rule that another administrator changed while its preview was looked at is put together in the form', { as: 'admin', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const other = await desk.as('admin2');
  const rule = (await other.get('/deadline-rules?limit=200')).items.find(({ code }) => code === 'referralAcknowledge');
  const newest = (await other.get(`/deadline-rules/${rule.code}/versions`)).items.find(({ version }) => version === rule.newestVersion);
  const dialog = page.getByRole('dialog');
  const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  await desk.goto(`/administration/rules/${rule.code}`, page.getByRole('button', { name: '更改长度' }));
  await page.getByRole('button', { name: '更改长度' }).click();
  await dialog.getByLabel('红级长度').fill(String(rule.lengths.red.length + 1));
  await dialog.getByLabel('原因').fill('我填的原因');
  await dialog.getByRole('button', { name: '预览效果', exact: true }).click();
  await dialog.getByRole('button', { name: '确认更改' }).waitFor();
  const reason = `他人先改${unique()}`;
  await other.post(`/deadline-rules/${rule.code}/versions`, { basedOn: rule.newestVersion, lengths: { ...rule.lengths, red: { ...rule.lengths.red, length: newest.lengths.red.length + 2 } }, effectiveFrom: day(40), reason });
  await isRefused(desk, dialog, '确认更改');
  await newsIn(dialog).getByText(reason).waitFor();
  await desk.assertAccessible('.ant-modal');
  await desk.assertFitsWidth();
  assert.deepEqual([await dialog.getByLabel('红级长度').inputValue(), await dialog.getByLabel('原因').inputValue()], [String(rule.lengths.red.length + 1), '我填的原因']);
  await dialog.getByRole('button', { name: '预览效果', exact: true }).click();
  await dialog.getByRole('button', { name: '返回修改' }).click();
  await dialog.getByRole('button', { name: '取消', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
});
