import assert from 'node:assert/strict';
import { drop } from '../support/drop.mjs';
import { fixture, sums } from './hands.mjs';
import { yuan } from '../support/yuan.mjs';

/** Fills in the intake while somebody is on the phone, and reads the risk with its reason. */
export async function takesTheCall(hands) {
  const { page, say, story } = hands;
  await hands.look();
  await page.getByRole('link', { name: say('worklist:report'), exact: true }).first().click();
  await page.getByRole('heading', { name: say('cases:intake.title') }).waitFor();
  await hands.fill(page, 'cases:field.summary', '职工来电：燃气公司拖欠工资，约60人');
  await hands.fill(page, 'cases:field.reporterName', '张三');
  await hands.fill(page, 'cases:field.reporterPhone', '13800000000');
  await hands.fill(page, 'cases:field.employerName', story.kase.employer);
  await hands.choose(page, 'cases:field.region', '吴忠市利通区');
  await hands.fill(page, 'cases:field.industry', '4511');
  await hands.fill(page, 'cases:field.address', '利通区某路1号');
  await hands.fill(page, 'cases:field.workersReported', '60');
  await hands.look();
  await hands.press('cases:intake.submit');
  await page.getByRole('list', { name: say('cases:intake.riskBecause') }).getByRole('listitem').filter({ hasText: '60' }).waitFor();
  await page.locator('[data-level="orange"]').getByText(say('words:riskLevel.orange')).waitFor();
  await hands.look();
  await page.getByRole('link', { name: say('cases:intake.nameTaskForce') }).click();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  [, story.kase.id] = /\/cases\/([0-9a-f-]{36})/.exec(page.url());
}

/** Names lead, members and supervisor from what the checklist says is missing. */
export async function formsTheTaskForce(hands) {
  const { page } = hands;
  await hands.openCase();
  await hands.follow('taskForceIncomplete');
  const dialog = await hands.dialog('cases:taskForce.title');
  await hands.choose(dialog, 'cases:taskForce.lead', '王组长');
  await hands.chooseAll(dialog, 'cases:taskForce.members', ['李成员', '马成员']);
  await hands.choose(dialog, 'cases:taskForce.supervisor', '陈督办');
  await hands.look();
  await hands.save(dialog, 'cases:save');
  await page.getByText(`✓ ${hands.say('cases:checklist.empty')}`).waitFor();
}

export async function accepts(hands) {
  await hands.openCase();
  await hands.advance('ACCEPT');
  await hands.seesStage('investigating');
  await hands.look();
}

/** Two were there; what they saw is written down. */
export async function recordsTheVisit(hands) {
  await hands.openCase();
  await hands.follow('noVisitByTwo');
  const dialog = await hands.dialog('cases:visit.title');
  await hands.typeTime(dialog, 'cases:visit.at', '2024-12-19 09:00');
  await hands.chooseAll(dialog, 'cases:visit.who', ['王组长', '李成员']);
  await hands.fill(dialog, 'cases:visit.place', '公司办公楼');
  await hands.fill(dialog, 'cases:visit.record', '见到负责人，账户被冻结');
  await hands.look();
  await hands.save(dialog, 'cases:save');
  await hands.page.getByText('见到负责人，账户被冻结').waitFor();
}

/** Drops the spreadsheet of the company's union, reads the sums to the fen, and takes it over. */
export async function importsTheRoster(hands) {
  const { page, say } = hands;
  const roster = sums('roster-59.expected.json');
  await hands.openTab('roster');
  await hands.press('roster:import');
  const dialog = await hands.dialog('roster:import');
  await drop(dialog.getByText(say('roster:import.drop')), '职工名册.xlsx', fixture('roster-59.xlsx'));
  await dialog.getByText(yuan(roster.wagesFen)).waitFor();
  await hands.look();
  await hands.press('roster:import.apply', dialog, { count: roster.workers });
  await hands.press('roster:import.look', dialog);
  const table = page.getByRole('table', { name: say('roster:title') });
  await table.getByRole('row').nth(5).waitFor();
  assert.equal(await table.getAttribute('aria-rowcount'), String(roster.workers + 1));
  await hands.look();
}

export async function recordsWhatWasFound(hands) {
  const { page } = hands;
  const roster = sums('roster-59.expected.json');
  await hands.follow('operatingStatusMissing');
  const dialog = await hands.dialog('cases:tab.investigation');
  await hands.choose(dialog, 'cases:field.operatingStatus', hands.say('words:operatingStatus.difficult'));
  await hands.fill(dialog, 'cases:field.headcount', '63');
  await hands.fill(dialog, 'cases:field.wageArrears', String(roster.wagesFen / 100));
  await hands.fill(dialog, 'cases:field.insuranceArrears', String(roster.socialInsuranceFen / 100));
  await hands.look();
  await hands.save(dialog, 'cases:save');
  await page.getByText(yuan(roster.wagesFen)).first().waitFor();
  await hands.look();
  await hands.advance('COMPLETE_INVESTIGATION');
  await hands.seesStage('verifying');
}
