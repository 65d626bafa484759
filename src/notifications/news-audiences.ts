import type { CaseEventType } from '../cases/domain/case-events.js';
import { caseMachine } from '../cases/domain/case-transitions.js';
import { planMachine, type PlanEventType } from '../repayment/domain/plan-transitions.js';
import type { Audience } from './recipients.js';

/** Who is told of which entry of the timeline; entries that are not here only wait to be read. */
const AUDIENCES: Readonly<Record<string, readonly Audience[]>> = {
  'case.reported': ['dutyOfficer'],
  'case.taskForceNamed': ['members', 'supervisor'],
  'case.relatedPersonOnTaskForce': ['lead', 'supervisor', 'regionLeader'],
  'case.riskLevelSet': ['lead', 'supervisor'],
  'case.riskLevelChanged': ['lead', 'supervisor'],
  'deadline.moved': ['lead', 'supervisor', 'liaisons'],
  'deadline.movedWhileSuspended': ['lead', 'supervisor', 'liaisons'],
  'referral.sent': ['liaisons'],
  'referral.ASSIGN': ['liaisons'],
  'referral.ACKNOWLEDGE': ['lead'],
  'referral.REPLY': ['lead', 'members'],
  'referral.DECLINE': ['lead', 'supervisor'],
  'referral.ACCEPT': ['liaisons'],
  'referral.RETURN': ['liaisons'],
  'referral.RULE': ['lead', 'liaisons'],
  'referral.RECALL': ['liaisons'],
  'request.asked': ['supervisors'],
  'request.GRANT': ['asker', 'lead', 'members'],
  'request.REFUSE': ['asker', 'lead', 'members'],
  'request.endedWithCase': ['asker'],
  'aid.requested': ['supervisor'],
  'aid.APPROVE': ['lead', 'members'],
  'aid.DECLINE': ['lead', 'members'],
  'supervisorItem.opened': ['supervisor', 'regionLeader'],
  'supervisorItem.ANSWER': ['lead', 'regionLeader'],
  'plan.revisionOpened': ['lead', 'supervisor'],
  'milestone.wagesSettled': ['lead', 'supervisor', 'regionLeader'],
  'milestone.socialInsuranceSettled': ['lead', 'supervisor', 'regionLeader'],
  'milestone.wagesSettledTakenBack': ['lead', 'supervisor'],
  'milestone.socialInsuranceSettledTakenBack': ['lead', 'supervisor'],
  'payment.reversed': ['lead', 'supervisor'],
  'warning.raised': ['lead', 'supervisor'],
  'personalData.manyReads': ['supervisor', 'regionLeader'],
};

const PARTIES: Readonly<Record<string, Audience>> = { lead: 'lead', members: 'members', supervisor: 'supervisor', regionLeader: 'regionLeader' };

/** Whom the tables of the machines tell: `case.<event>` and `plan.<event>`. */
const TELLS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries((Object.keys(caseMachine.events) as CaseEventType[]).map((event) => [`case.${event}`, caseMachine.events[event].tells])),
  ...Object.fromEntries((Object.keys(planMachine.events) as PlanEventType[]).map((event) => [`plan.${event}`, planMachine.events[event].tells])),
};

/** Whom an entry of this type is told to; nobody for most. */
export const audienceOf = (type: string): readonly Audience[] =>
  AUDIENCES[type] ?? (Object.hasOwn(TELLS, type) ? (TELLS[type] ?? []).flatMap((party) => PARTIES[party] ?? []) : []);

/** Every type of entry that somebody is told of; each has its text under `notification.<type>`. */
export const newsTypes: readonly string[] = [...Object.keys(AUDIENCES), ...Object.keys(TELLS)].filter((type) => audienceOf(type).length > 0);
