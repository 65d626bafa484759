import assert from 'node:assert/strict';
import { aColleague, aReferral, fireReferral } from './support/cases.mjs';
import { journey } from './support/journey.mjs';

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
