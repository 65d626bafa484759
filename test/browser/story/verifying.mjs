import assert from 'node:assert/strict';
import { PICTURE, sums } from './hands.mjs';
import { yuan } from '../support/yuan.mjs';

/** Every claim of the roster in one step, with what it rests on. */
export async function decidesTheClaims(hands) {
  const { page, say } = hands;
  const roster = sums('roster-59.expected.json');
  await hands.openCase();
  await hands.follow('claimsUndecided');
  const dialog = await hands.dialog('roster:decide');
  await dialog.getByText(yuan(roster.wagesFen + roster.socialInsuranceFen)).waitFor();
  await hands.fill(dialog, 'roster:decide.basis', '与企业工资表、社保局欠费单核对一致');
  await dialog.getByLabel(say('roster:decide.documents'), { exact: true }).setInputFiles({ name: '工资表.png', mimeType: 'image/png', buffer: PICTURE });
  await dialog.getByRole('link', { name: '工资表.png' }).waitFor();
  await hands.look();
  await dialog.locator('button[type="submit"]').click();
  await dialog.getByText(new RegExp(say('roster:decide.taken', { decided: '\\d+' }))).first().waitFor();
  await dialog.getByRole('button', { name: say('roster:close'), exact: true }).last().click();
}

export async function recordsTheFunds(hands) {
  await hands.follow('companyFundsMissing');
  const dialog = await hands.dialog('cases:tab.verification');
  await hands.fill(dialog, 'cases:field.companyFunds', '200,000');
  await hands.fill(dialog, 'cases:field.assets', '管网、办公楼');
  await hands.look();
  await hands.save(dialog, 'cases:save');
  await hands.page.getByText(yuan(20_000_000)).waitFor();
  await hands.look();
}

/** What the company's union wrote about the families is taken over for all at once. */
export async function surveysTheFamilies(hands) {
  const { page, say } = hands;
  await hands.follow('livingNotSurveyed');
  const dialog = await hands.dialog('roster:survey');
  await dialog.getByRole('radio', { name: say('roster:survey.asReported', { count: sums('roster-59.expected.json').hardship, others: say('words:livingCondition.stable') }), exact: true }).check();
  await hands.look();
  await hands.press('roster:survey.do', dialog, { count: 59 });
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('table', { name: say('roster:title') }).or(page.getByText(say('roster:none'))).first().waitFor();
}

/** Each family in hardship, from the list of those nobody asked for yet. */
export async function asksForAid(hands) {
  const { page, say } = hands;
  const { hardship } = sums('roster-59.expected.json');
  await hands.follow('hardshipWithoutAidDecision');
  for (let left = hardship; left > 0; left -= 1) {
    await page.getByRole('heading', { name: say('cases:aid.without', { count: left }) }).waitFor();
    await page.getByRole('button', { name: new RegExp(`^${say('cases:aid.title')}[：:]`) }).first().click();
    const dialog = await hands.dialog('cases:aid.title');
    await hands.choose(dialog, 'cases:aid.kind', say('words:aidKind.living'));
    await hands.fill(dialog, 'cases:aid.request', '春节前生活救助');
    if (left === hardship) await hands.look();
    await hands.save(dialog);
  }
  await page.getByRole('heading', { name: say('cases:aid.without', { count: 1 }) }).waitFor({ state: 'detached' });
  await hands.look();
}

export const approvesTheAid = (hands) => decidesEach(hands, 'APPROVE', '2,000');
export const deliversTheAid = (hands) => decidesEach(hands, 'DELIVER');

async function decidesEach(hands, step, amount) {
  const { page, say } = hands;
  const { hardship } = sums('roster-59.expected.json');
  await hands.openCase();
  await hands.openTab('aid');
  const buttons = page.getByRole('button', { name: say(`cases:aid.do.${step}`), exact: true });
  await buttons.nth(hardship - 1).waitFor();
  for (let left = hardship; left > 0; left -= 1) {
    await buttons.first().click();
    const dialog = page.getByRole('dialog');
    const box = dialog.getByLabel(say('cases:aid.amount'), { exact: true });
    if (amount !== undefined) await box.fill(amount);
    if (left === hardship) await hands.look();
    await hands.save(dialog, 'cases:event.do');
    await buttons.nth(left - 1).waitFor({ state: 'detached' });
  }
}

export async function completesTheVerification(hands) {
  await hands.openCase();
  await hands.openTab('overview');
  await hands.advance('COMPLETE_VERIFICATION');
  await hands.seesStage('coordinating');
  const { totals } = await (await hands.desk.as('lead')).get(`/cases/${hands.story.kase.id}`);
  const roster = sums('roster-59.expected.json');
  assert.equal(totals.verifiedFen, roster.wagesFen + roster.socialInsuranceFen);
  await hands.page.getByText(yuan(totals.verifiedFen)).first().waitFor();
}
