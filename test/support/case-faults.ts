import { ChainCheck, type ChainHead, type StoredEntry } from '../../src/audit/domain/audit-chain.js';
import { caseMachine } from '../../src/cases/domain/case-transitions.js';
import { Case } from '../../src/cases/case.entity.js';
import type { CaseEventType } from '../../src/cases/domain/case-events.js';
import type { CaseState } from '../../src/cases/domain/vocabulary.js';
import { stageRuleOf } from '../../src/deadlines/domain/deadline-rules.js';
import { targetsOf } from '../../src/platform/machine/transition-table.js';
import { clocksOfReferralState } from '../../src/referrals/domain/referral-machine.js';
import type { ReferralState } from '../../src/referrals/domain/referral-transitions.js';
import { deriveClocks } from '../../src/statutory/domain/legal-clocks.js';
import { standingEvents, toFact } from '../../src/statutory/legal-event-book.js';
import { StatutoryClocks } from '../../src/statutory/statutory-clocks.js';
import { ledgerFaults } from './repayment-steps.js';
import type { TestApp } from './test-app.js';

export interface CaseRow {
  state: CaseState;
  version: number;
  suspended: boolean;
  state_before: string | null;
  next_due_at: Date | null;
}

export interface TransitionStep {
  version: number;
  event: CaseEventType;
  from_state: CaseState;
  to_state: CaseState;
}

interface ClockRow {
  subject: string;
  subject_id: string;
  code: string;
  state: string;
  due_at: Date | null;
  pausable: boolean;
  effect: string;
}

export async function caseRow(t: TestApp, caseId: string): Promise<CaseRow> {
  const [row] = await t.db.query<CaseRow[]>('SELECT state, version, suspended_at IS NOT NULL AS suspended, state_before, next_due_at FROM cases WHERE id = $1', [caseId]);
  if (!row) throw new Error('The case is gone');
  return row;
}

export const transitionsOf = (t: TestApp, caseId: string): Promise<TransitionStep[]> =>
  t.db.query<TransitionStep[]>('SELECT version, event, from_state, to_state FROM case_transitions WHERE case_id = $1 ORDER BY version', [caseId]);

/** Everything about a case that does not fit together: history, clocks, journal, chain and ledger. Empty = it is sound. */
export async function caseFaults(t: TestApp, caseId: string): Promise<string[]> {
  const kase = await caseRow(t, caseId);
  const clocks = await t.db.query<ClockRow[]>(
    `SELECT subject, subject_id, code, state, due_at, (rule->>'pausable')::boolean AS pausable, rule->>'effect' AS effect
       FROM deadlines WHERE case_id = $1 AND state IN ('running', 'suspended')`, [caseId]);
  return [
    ...historyFaults(kase, await transitionsOf(t, caseId)),
    ...stageFaults(kase, caseId, clocks),
    ...(await referralFaults(t, caseId, kase, clocks)),
    ...(await instalmentFaults(t, caseId, kase, clocks)),
    ...(await legalFaults(t, caseId, kase, clocks)),
    ...(await journalFaults(t, caseId)),
    ...(await ledgerFaults(t, caseId)).map((fault) => `ledger: ${JSON.stringify(fault)}`),
  ];
}

const isOpen = (state: CaseState): boolean => caseMachine.states[state].kind === 'open';
const when = (fault: string, holds: boolean): string[] => (holds ? [fault] : []);

/** The rows of the machine lead from the beginning to where the case is, each step along the table. */
function historyFaults(kase: CaseRow, steps: readonly TransitionStep[]): string[] {
  let state: CaseState = caseMachine.initial;
  let version = 1;
  const faults: string[] = [];
  for (const step of steps) {
    const row = caseMachine.events[step.event];
    const legal = step.from_state === state && row.from.includes(state) && targetsOf(row, state).includes(step.to_state);
    if (!legal || step.version <= version) faults.push(`transition ${JSON.stringify(step)} after ${state} ${version}`);
    state = step.to_state;
    version = step.version;
  }
  return [...faults, ...when(`case is ${kase.state}, its history ends in ${state}`, kase.state !== state), ...when('version behind its history', kase.version < version)];
}

function stageFaults(kase: CaseRow, caseId: string, clocks: readonly ClockRow[]): string[] {
  const running = clocks.filter(({ state }) => state === 'running');
  const due = running.filter(({ effect }) => effect === 'due').map(({ due_at }) => due_at?.getTime() ?? Infinity);
  const next = due.length === 0 ? null : Math.min(...due);
  const stage = clocks.filter(({ subject, subject_id }) => subject === 'case' && subject_id === caseId).map(({ code, state }) => `${code} ${state}`);
  const expected = isOpen(kase.state) ? [`${stageRuleOf(kase.state) ?? ''} ${kase.suspended ? 'suspended' : 'running'}`] : [];
  return [
    ...when(`stage clocks ${stage.join()} instead of ${expected.join()}`, stage.join() !== expected.join()),
    ...when('an ended case has clocks', !isOpen(kase.state) && clocks.length > 0),
    ...when('an ended case is suspended', !isOpen(kase.state) && kase.suspended),
    ...when('a pausable clock runs while the case stands still', kase.suspended && running.some(({ pausable }) => pausable)),
    ...when('a clock stands still while the case goes on', !kase.suspended && clocks.some(({ state }) => state === 'suspended')),
    ...when('a clock without due time', running.some(({ due_at }) => due_at === null)),
    ...when(`next due ${kase.next_due_at?.toISOString() ?? 'never'} instead of ${next === null ? 'never' : new Date(next).toISOString()}`, (kase.next_due_at?.getTime() ?? null) !== next),
  ];
}

async function referralFaults(t: TestApp, caseId: string, kase: CaseRow, clocks: readonly ClockRow[]): Promise<string[]> {
  const referrals = await t.db.query<{ id: string; state: ReferralState }[]>('SELECT id, state FROM referrals WHERE case_id = $1', [caseId]);
  const codes = { acknowledge: 'referralAcknowledge', reply: 'referralReply' } as const;
  return referrals.flatMap(({ id, state }) => {
    const has = clocks.filter(({ subject_id, code }) => subject_id === id && code !== 'referralDecline').map(({ code }) => code).sort().join();
    const wants = clocksOfReferralState[state].map((clock) => codes[clock]).sort().join();
    const open = state !== 'accepted' && state !== 'declined' && state !== 'recalled';
    return [...when(`referral ${state} has clocks ${has} instead of ${wants}`, has !== wants), ...when('an open referral of an ended case', open && !isOpen(kase.state))];
  });
}

/** The clocks of the law are what the legal events that stand make of them. */
async function legalFaults(t: TestApp, caseId: string, { state }: CaseRow, clocks: readonly ClockRow[]): Promise<string[]> {
  const kase = await t.db.manager.findOneByOrFail(Case, { id: caseId });
  const lastDay = await t.app.get(StatutoryClocks).lastDays(t.db.manager, kase, t.clock.now());
  const derived = deriveClocks((await standingEvents(t.db.manager, caseId)).map(toFact), lastDay).filter(({ end }) => end === null);
  const wants = (isOpen(state) ? derived : []).map(({ code, startedBy }) => `${code} ${startedBy}`).sort().join();
  const has = clocks.filter(({ subject }) => subject === 'legalEvent').map(({ code, subject_id }) => `${code} ${subject_id}`).sort().join();
  return when(`clocks of the law ${has} instead of ${wants}`, has !== wants);
}

/** One clock for each instalment that is promised and not paid, none for any other. */
async function instalmentFaults(t: TestApp, caseId: string, kase: CaseRow, clocks: readonly ClockRow[]): Promise<string[]> {
  const rows = await t.db.query<{ id: string }[]>(
    `SELECT i.id FROM plan_instalments i JOIN repayment_plans p ON p.id = i.plan_id WHERE i.case_id = $1 AND p.state IN ('agreed', 'defaulted') AND i.open_fen > 0`, [caseId]);
  const wants = isOpen(kase.state) ? rows.map(({ id }) => id).sort().join() : '';
  const has = clocks.filter(({ subject }) => subject === 'instalment').map(({ subject_id }) => subject_id).sort().join();
  const inForce = await t.db.query<unknown[]>(`SELECT 1 FROM repayment_plans WHERE case_id = $1 AND state IN ('agreed', 'defaulted', 'completed')`, [caseId]);
  return [...when(`instalment clocks ${has} instead of ${wants}`, has !== wants), ...when('two plans in force', inForce.length > 1)];
}

/** Every entry people read stands in the chain under the same number, and the chain verifies. */
export async function journalFaults(t: TestApp, caseId: string): Promise<string[]> {
  const astray = await t.db.query<{ type: string }[]>(
    `SELECT l.type FROM timeline_entries l LEFT JOIN audit_entries a ON a.chain = l.case_id::text AND a.seq = l.seq AND a.action = l.type AND a.at = l.at WHERE l.case_id = $1 AND a.seq IS NULL`, [caseId]);
  const entries = await t.db.query<(Omit<StoredEntry, 'at'> & { at: Date })[]>(
    `SELECT chain, seq, at, actor_id AS "actorId", action, details, previous_hash AS "previousHash", hash FROM audit_entries WHERE chain = $1 ORDER BY seq`, [caseId]);
  const [head] = await t.db.query<ChainHead[]>('SELECT chain, seq, hash FROM audit_chains WHERE chain = $1', [caseId]);
  const chain = new ChainCheck(caseId, [], head ?? null);
  for (const entry of entries) chain.add({ ...entry, at: entry.at.toISOString() });
  return [...astray.map(({ type }) => `timeline entry ${type} is not in the chain`), ...chain.finish().map((fault) => `chain: ${JSON.stringify(fault)}`)];
}
