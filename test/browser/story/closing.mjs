import assert from 'node:assert/strict';
import { until } from '../support/until.mjs';
import { sums } from './hands.mjs';
import { yuan } from '../support/yuan.mjs';

const FEE_FEN = 123_456;

/** Told once, by the bell, that an instalment is due or was missed; the news leads to the case. @param {string} step of the ladder: `unpaid` */
export const isTold = (step) => async (hands) => {
  const { page, say, desk, story } = hands;
  const news = async () => {
    const answer = await desk.context.request.get('/api/v1/notifications?limit=200', { headers: { 'accept-language': await page.locator('html').getAttribute('lang') } });
    const { items } = await answer.json();
    return items.filter(({ type, caseId, data }) => type === `deadline.${step}` && caseId === story.kase.id && data.rule === 'insuranceInstalment');
  };
  await page.getByTestId('bell').click();
  await page.getByRole('heading', { name: say('inbox:title'), level: 1 }).waitFor();
  await until(`${step} to be told`, async () => (await news()).length > 0);
  const told = await news();
  assert.equal(told.length, 1, `${step} is told once`);
  await page.getByRole('listitem').filter({ hasText: told[0].text }).first().waitFor();
  await hands.look();
};

/** All twelve instalments at once, late; what it will settle is read before. */
export async function recordsTheLatePayment(hands) {
  const { page, say } = hands;
  const { socialInsuranceFen } = sums('roster-59.expected.json');
  await hands.openCase();
  await hands.openTab('plan');
  await page.getByRole('heading', { name: say('repayment:lateFee'), level: 2 }).waitFor();
  const dialog = await pays(hands, 'socialInsurance', socialInsuranceFen, '社保补缴-1');
  await dialog.getByRole('region', { name: say('repayment:preview') }).getByText(say('repayment:preview.instalment', { no: 12 }).split(/[（(]/)[0].trim()).first().waitFor();
  await hands.look();
  await hands.save(dialog, 'repayment:payment.confirm');
}

/** What the collector assessed is owed: the case is not closed before it is paid and the workers were called. */
export async function recordsTheLateFee(hands) {
  const { page, say } = hands;
  await hands.press('repayment:lateFee.assess');
  const dialog = await hands.dialog('repayment:lateFee.assess');
  await hands.fill(dialog, 'repayment:amount', String(FEE_FEN / 100));
  await hands.typeTime(dialog, 'repayment:lateFee.assessedOn', '2025-01-27');
  await hands.fill(dialog, 'repayment:lateFee.reference', '税务核定1号');
  await hands.look();
  await hands.save(dialog);
  await page.getByRole('listitem').filter({ hasText: '税务核定1号' }).first().waitFor();
  await hands.openTab('overview');
  // Disabled, and not the button that takes a message off the page: in English both are called Close.
  await page.getByRole('button', { name: say('words:caseEvent.CLOSE'), exact: true, disabled: true }).waitFor();
  for (const code of ['obligationsUnsettled', 'noFollowUp']) await page.locator(`li[data-code="${code}"]`).waitFor();
  await hands.look();
}

export async function recordsItsPayment(hands) {
  await hands.openTab('plan');
  const payment = await pays(hands, 'lateFee', FEE_FEN, '滞纳金-1');
  await hands.save(payment, 'repayment:payment.confirm');
  await hands.page.getByText(hands.say('words:planState.completed')).first().waitFor();
  await hands.look();
}

async function pays(hands, kind, fen, reference) {
  await hands.press('repayment:payment.record');
  const dialog = await hands.dialog('repayment:payment.record');
  await hands.choose(dialog, 'repayment:kind', hands.say(`words:paymentKind.${kind}`));
  await hands.fill(dialog, 'repayment:payment.amount', String(fen / 100));
  await hands.fill(dialog, 'repayment:reference', reference);
  return dialog;
}

export async function callsTheWorkers(hands) {
  await hands.openCase();
  await hands.openTab('meetings');
  await hands.press('cases:followUp.title');
  const dialog = await hands.dialog('cases:followUp.title');
  await hands.typeTime(dialog, 'cases:followUp.at', '2025-01-27 09:00');
  await hands.fill(dialog, 'cases:followUp.workers', '10');
  await dialog.getByRole('radio', { name: '5', exact: true }).check();
  await hands.fill(dialog, 'cases:followUp.record', '职工表示满意');
  await hands.look();
  await hands.save(dialog);
  await hands.page.getByText('职工表示满意').waitFor();
}

export async function closes(hands) {
  await hands.openCase();
  await hands.advance('CLOSE', (dialog) => hands.fill(dialog, 'cases:payload.summary', '工资、社保、滞纳金全部到位'));
  await hands.seesStage('closed');
  await hands.openTab('plan');
  const { wagesFen, socialInsuranceFen } = sums('roster-59.expected.json');
  await hands.page.getByText(yuan(wagesFen + socialInsuranceFen + FEE_FEN)).first().waitFor();
  const { totals, unappliedFen } = await (await hands.desk.as('supervisor')).get(`/cases/${hands.story.kase.id}/ledger`);
  assert.deepEqual([totals.outstandingFen, totals.paidFen, unappliedFen], [0, wagesFen + socialInsuranceFen + FEE_FEN, 0]);
  await hands.look();
}

/** A worker calls again: the case goes on where it was. */
export async function reopens(hands) {
  const { page, say } = hands;
  await page.getByRole('button', { name: say('cases:actions.more') }).click();
  await page.getByRole('menuitem', { name: say('words:caseEvent.REOPEN') }).click();
  const dialog = await hands.dialog('words:caseEvent.REOPEN');
  await hands.fill(dialog, 'cases:payload.reason', '职工反映缴费记录有误');
  await hands.look();
  await hands.save(dialog, 'cases:event.do');
  await hands.seesStage('supervising');
}
