import assert from 'node:assert/strict';
import { drop } from '../support/drop.mjs';
import { fixture, sums } from './hands.mjs';
import { yuan } from '../support/yuan.mjs';

/** How the company raises the money, and when it is looked at again. */
export const checks = (at, raised, nextOn) => async (hands) => {
  const { page, say } = hands;
  await hands.openCase();
  await hands.openTab('plan');
  await hands.press('repayment:checks.record');
  const dialog = await hands.dialog('repayment:checks.record');
  await hands.typeTime(dialog, 'repayment:checks.at', at);
  await hands.fill(dialog, 'repayment:checks.funds', raised);
  await hands.fill(dialog, 'repayment:checks.sources', '回收用户欠费');
  await dialog.getByLabel(say('repayment:checks.sources'), { exact: true }).press('Enter');
  await hands.fill(dialog, 'repayment:checks.found', `账上已有 ${raised} 元`);
  await hands.typeTime(dialog, 'repayment:checks.nextOn', nextOn);
  await hands.look();
  await hands.save(dialog);
  await page.getByText(`账上已有 ${raised} 元`).waitFor();
};

/** Drops the bank's file, reads what it would pay, and only then has it written. @param {string} day of the file */
export const importsTheReturn = (day) => async (hands) => {
  const { page, say } = hands;
  const { paidRows, rejectedRows, paidFen } = sums('bank-return.expected.json')[day];
  await hands.openCase();
  await hands.openTab('plan');
  await hands.press('repayment:import.title');
  const dialog = await hands.dialog('repayment:import.title');
  await drop(dialog.getByText(say('repayment:import.drop')), `bank-return-${day}.csv`, fixture(`bank-return-${day}.csv`));
  const apply = dialog.getByRole('button', { name: say('repayment:import.apply', { rows: paidRows, amount: yuan(paidFen) }) });
  await apply.waitFor();
  await dialog.getByText(`${say('words:paymentVerdict.rejectedByBank')} ${rejectedRows}`).first().waitFor({ state: rejectedRows > 0 ? 'visible' : 'detached' });
  await hands.look();
  const { items } = await (await hands.desk.as('supervisor')).get(`/cases/${hands.story.kase.id}/payments?limit=200`);
  assert.ok(items.every(({ paidOn }) => paidOn < day), 'nothing of it is written before it is confirmed');
  await apply.click();
  await dialog.getByText(say('repayment:import.applied', { rows: paidRows, amount: yuan(paidFen) })).waitFor();
  await dialog.getByRole('button', { name: say('repayment:close'), exact: true }).last().click();
  await page.getByRole('list', { name: say('repayment:imports') }).getByRole('listitem').filter({ hasText: day }).getByText(say('words:importState.applied')).waitFor();
  await hands.look();
};

/** The board in the morning after: two were not paid, and the case's ledger says the same. */
export async function seesTheTwoOverdue(hands) {
  const { page, say } = hands;
  const { paidFen } = sums('bank-return.expected.json')['2025-01-08'];
  await page.goto('/repayment');
  await page.getByRole('heading', { name: say('repayment:title'), level: 1 }).waitFor();
  await page.getByText(say('repayment:people', { count: 2 })).first().waitFor();
  await page.getByText(yuan(paidFen)).first().waitFor();
  await hands.look();
  await hands.openCase();
  await hands.openTab('plan');
  await page.getByText(yuan(paidFen)).first().waitFor();
  await page.getByText(say('repayment:days', { count: 1 })).first().waitFor();
}

/** What the supervisor is waiting for: the milestone, and no fen of wages left. */
export async function seesTheWagesSettled(hands) {
  const { page, say } = hands;
  const { wagesFen } = sums('roster-59.expected.json');
  await page.getByText(new RegExp(say('cases:milestone.wages', { at: '2025-01-08 .+' }))).first().waitFor();
  await page.getByText(yuan(wagesFen)).first().waitFor();
  const { byKind } = await (await hands.desk.as('supervisor')).get(`/cases/${hands.story.kase.id}/ledger`);
  const { paidFen, outstandingFen } = byKind.find(({ kind }) => kind === 'wages');
  assert.deepEqual([paidFen, outstandingFen], [wagesFen, 0]);
}

/** A worker is called and says that it arrived. */
export async function hearsThatItArrived(hands) {
  const { page, say } = hands;
  await hands.openCase();
  await hands.openTab('plan');
  await hands.unfold('repayment:receipts');
  await page.getByRole('button', { name: new RegExp(say('repayment:receipt.of', { name: '.+' })) }).first().click();
  const dialog = await hands.dialog('repayment:receipt.record');
  await hands.look();
  await hands.save(dialog);
  await page.getByText(`${say('repayment:receipt.received')} 1`, { exact: true }).waitFor();
}
