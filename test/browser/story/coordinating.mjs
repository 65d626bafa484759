import { PICTURE, sums } from './hands.mjs';
import { yuan } from '../support/yuan.mjs';

const REQUESTS = { 人力资源和社会保障局: '请核查欠薪和欠缴社会保险', 工业和信息化局: '请核查企业经营状况' };

export async function asksTheDepartments(hands) {
  const { page, say } = hands;
  await hands.openCase();
  await hands.openTab('coordination');
  for (const [department, request] of Object.entries(REQUESTS)) {
    await hands.press('cases:referral.send');
    const dialog = await hands.dialog('cases:referral.send');
    await hands.choose(dialog, 'cases:referral.department', new RegExp(department));
    await hands.fill(dialog, 'cases:referral.request', request);
    await hands.look();
    await hands.save(dialog, 'cases:referral.sendIt');
    await page.getByRole('listitem').filter({ hasText: request }).getByText(say('words:referralState.sent'), { exact: true }).waitFor();
  }
  await hands.look();
}

/** Between two meetings: one tap, and later the answer with a file. */
export const acknowledgesAndReplies = (department) => async (hands) => {
  const { page, say } = hands;
  await page.getByRole('heading', { name: say('referrals:title'), exact: true }).waitFor();
  const asked = REQUESTS[department];
  const card = page.getByRole('article').filter({ hasText: asked });
  await card.waitFor();
  await hands.look();
  await hands.press('referrals:acknowledge', card);
  await card.getByRole('link', { name: say('referrals:goReply') }).click();
  await page.getByText(yuan(sums('roster-59.expected.json').wagesFen + sums('roster-59.expected.json').socialInsuranceFen)).first().waitFor();
  await hands.fill(page, 'referrals:replyText', '已核查，情况属实。');
  await page.locator('input[type="file"][multiple]').setInputFiles({ name: '核查情况.png', mimeType: 'image/png', buffer: PICTURE });
  await page.getByRole('button', { name: '核查情况.png' }).waitFor();
  await hands.look();
  await page.locator('form').getByRole('button', { name: say('referrals:reply'), exact: true }).click();
  await page.getByRole('heading', { name: say('referrals:ourReply') }).waitFor();
  await hands.look();
};

export async function acceptsTheReplies(hands) {
  const { page, say } = hands;
  await hands.openCase();
  await hands.openTab('coordination');
  for (const request of Object.values(REQUESTS)) {
    const entry = page.getByRole('listitem').filter({ hasText: request });
    await entry.getByText('已核查，情况属实。').waitFor();
    await entry.getByRole('link', { name: '核查情况.png' }).waitFor();
    await hands.press('cases:referral.do.ACCEPT', entry);
    await entry.getByText(say('words:referralState.accepted'), { exact: true }).waitFor();
  }
  await hands.look();
}

export async function talksWithTheWorkers(hands) {
  const { page, say } = hands;
  await hands.follow('planNotStudied');
  const dialog = await hands.dialog('cases:session.title');
  await hands.typeTime(dialog, 'cases:session.heldAt', '2024-12-23 09:00');
  for (const purpose of ['opinionsHeard', 'lawExplained', 'planStudied', 'counselling']) await dialog.getByRole('checkbox', { name: say(`words:sessionPurpose.${purpose}`), exact: true }).check();
  await hands.fill(dialog, 'cases:session.workersPresent', '41');
  await hands.fill(dialog, 'cases:session.opinions', '希望春节前拿到工资');
  await dialog.getByRole('radio', { name: '3', exact: true }).check();
  await hands.fill(dialog, 'cases:session.record', '情绪平稳');
  await hands.look();
  await hands.save(dialog);
  await page.getByText('希望春节前拿到工资').waitFor();
}

export async function mediates(hands) {
  const { page, say } = hands;
  await hands.follow('bothSidesNotHeard');
  const dialog = await hands.dialog('cases:mediation.title');
  await hands.typeTime(dialog, 'cases:mediation.heldAt', '2024-12-23 09:30');
  await hands.fill(dialog, 'cases:mediation.attendees', '职工代表\n公司负责人');
  await dialog.getByRole('checkbox', { name: say('cases:mediation.heardWorkers'), exact: true }).check();
  await dialog.getByRole('checkbox', { name: say('cases:mediation.heardEmployer'), exact: true }).check();
  await hands.fill(dialog, 'cases:mediation.lawExplained', '工会法第二十三条');
  await hands.press('cases:mediation.addOffer', dialog);
  await hands.fill(dialog, 'cases:mediation.offerText', '元月五日付清工资，社保分十二期');
  await hands.fill(dialog, 'cases:mediation.record', '双方同意');
  await dialog.getByRole('radio', { name: say('words:mediationOutcome.agreed'), exact: true }).check();
  await hands.look();
  await hands.save(dialog);
  await page.getByRole('link', { name: say('cases:mediation.toPlan') }).waitFor();
  await hands.look();
}

/** All insurance in twelve monthly instalments as proposed, all wages on the one day that the parties named. */
export async function draftsThePlan(hands) {
  const { page, say } = hands;
  const { wagesFen, socialInsuranceFen } = sums('roster-59.expected.json');
  await hands.openCase();
  await hands.openTab('plan');
  await hands.press('repayment:plan.draft');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: say('repayment:proposal.monthly'), exact: true }).check();
  await hands.choose(dialog, 'repayment:proposal.kinds', say('words:paymentKind.socialInsurance'));
  await dialog.getByLabel(say('repayment:proposal.kinds'), { exact: true }).press('Escape');
  await hands.typeTime(dialog, 'repayment:proposal.from', '2025-01-20');
  await hands.fill(dialog, 'repayment:proposal.months', '12');
  await hands.look();
  await hands.press('repayment:proposal.show', dialog);
  await hands.press('repayment:plan.addInstalment', dialog);
  // What is left comes with the row; only its day is missing.
  const due = dialog.getByLabel(say('repayment:due'), { exact: true }).last();
  await due.fill('2025-01-05');
  await due.press('Tab');
  await dialog.getByText(say('repayment:plan.sumRight', { sum: yuan(wagesFen + socialInsuranceFen) })).waitFor();
  await hands.look();
  await hands.save(dialog, 'repayment:plan.keepDraft');
}

/** Both sides have signed: the plan is agreed, and the case goes over to supervision. */
export async function agreesThePlan(hands) {
  const { page, say } = hands;
  await hands.press('repayment:planEvent.AGREE');
  const dialog = await hands.dialog('repayment:planEvent.AGREE');
  await hands.look();
  await hands.save(dialog, 'repayment:planEvent.AGREE');
  await page.getByRole('heading', { name: say('repayment:plan.inForce', { revision: 1, state: say('words:planState.agreed') }) }).waitFor();
  const later = new RegExp(say('repayment:instalments.later', { count: '\\d+', amount: '.+', date: '.+' }));
  await page.getByRole('button', { expanded: false }).filter({ hasText: later }).click();
  await page.getByRole('table', { name: say('repayment:instalments') }).locator('tbody tr').nth(12).waitFor();
  await hands.look();
}

export async function adoptsThePlan(hands) {
  await hands.openCase();
  await hands.advance('ADOPT_PLAN');
  await hands.seesStage('supervising');
}
