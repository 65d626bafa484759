import { randomUUID } from 'node:crypto';
import { claimKinds, mediationOutcomes, operatingStatuses, paymentKinds, riskLevels, sessionPurposes, insuranceKinds } from '../../src/cases/domain/vocabulary.js';
import { groundsFor, recordedEventTypes } from '../../src/statutory/domain/legal-event-type.js';
import { departmentId, idOf, type TestUser } from './people.js';
import { syntheticId } from './roster-steps.js';
import type { TestApp } from './test-app.js';

/** One HTTP call that a person could make. */
export interface Call {
  method: 'post' | 'put' | 'patch';
  path: string;
  body: Record<string, unknown>;
}

/** Random numbers of one step; what they choose depends on what there is when the step is taken. */
export type Dice = readonly number[];

export interface CaseAtHand {
  t: TestApp;
  caseId: string;
  /** An open case on the same employer, for merging. */
  otherCaseId: string;
  version: number;
  /** Counts up, for what must be unique. */
  steps: number;
}

/** Builds a call from what there is; careless ones carry a mistake. */
export type CallBuilder = (at: CaseAtHand, dice: Dice, careless: boolean) => Call | Promise<Call>;

export const pick = <T>(items: readonly T[], die = 0): T => {
  const item = items[die % Math.max(1, items.length)];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
};

const rows = <T>({ t, caseId }: CaseAtHand, sql: string): Promise<T[]> => t.db.query<T[]>(sql, [caseId]);

/** One of what there is; somebody else's id when there is nothing. */
async function one<T extends { id: string }>(at: CaseAtHand, sql: string, die = 0): Promise<T | { id: string; version: number }> {
  const found = await rows<T>(at, sql);
  return found.length > 0 ? pick(found, die) : { id: randomUUID(), version: 1 };
}

const versionOf = (row: object, careless: boolean): number => ('version' in row ? Number(row.version) : 1) + (careless ? 1 : 0);
const now = ({ t }: CaseAtHand, hours = 0): string => new Date(t.clock.now().getTime() + hours * 3_600_000).toISOString();
const day = (at: CaseAtHand, days: number): string => now(at, days * 24 + 8).slice(0, 10);
const ofCase = (at: CaseAtHand, path: string): string => `/api/v1/cases/${at.caseId}${path}`;
const post = (path: string, body: Record<string, unknown>): Call => ({ method: 'post', path, body });
const put = (path: string, body: Record<string, unknown>): Call => ({ method: 'put', path, body });

const WORKERS = 'SELECT id, version FROM workers WHERE case_id = $1 AND removed_at IS NULL ORDER BY position';
const CLAIMS = 'SELECT c.id, c.claimed_fen::float8 AS "claimedFen" FROM claims c JOIN workers w ON w.id = c.worker_id WHERE c.case_id = $1 AND c.withdrawn_at IS NULL ORDER BY w.position, c.kind, c.claimed_fen';
const taskForces: readonly (readonly [TestUser, TestUser, TestUser])[] = [
  ['lead', 'member', 'supervisor'], ['lead', 'member', 'supervisor'], ['lead', 'member2', 'supervisor2'], ['member', 'lead', 'supervisor'], ['lead', 'liaison.hrss', 'supervisor'], ['lead', 'member', 'auditor'],
];

const file: Record<string, CallBuilder> = {
  taskForce: (at, [a], careless) => {
    const [lead, member, supervisor] = pick(taskForces, a);
    return put(ofCase(at, '/task-force'), { version: versionOf(at, careless), leadId: idOf[lead], memberIds: [idOf[member]], supervisorId: idOf[supervisor] });
  },
  correct: (at, [a = 0], careless) => ({ method: 'patch', path: ofCase(at, ''), body: { version: versionOf(at, careless), workersReported: pick([3, 12, 60, 150], a), ...(a % 5 === 0 ? { escalators: ['stoppage'] } : {}) } }),
  riskLevel: (at, [a], careless) => put(ofCase(at, '/risk-level'), { version: versionOf(at, careless), riskLevel: pick(riskLevels, a), reason: '现场情况' }),
  visit: (at, [a = 0], careless) => post(ofCase(at, '/visits'), { visitedAt: now(at, careless ? 5 : -1), visitorIds: a % 3 === 0 ? [idOf.lead] : [idOf.lead, idOf.member], place: '公司', record: '见到负责人' }),
  investigation: (at, [a, b = 0], careless) => put(ofCase(at, '/investigation'), { version: versionOf(at, careless), operatingStatus: pick(operatingStatuses, a), headcount: 2, wageArrearsFen: b * 100, socialInsuranceArrearsFen: 0 }),
  verification: (at, [a = 0], careless) => put(ofCase(at, '/verification'), { version: at.version, ...(a % 2 === 0 || careless ? { companyFundsFen: 500 } : {}), ...(a % 2 === 1 || careless ? { notObtained: { reason: '拒不提供' } } : {}) }),
  followUp: (at, [], careless) => post(ofCase(at, '/follow-ups'), { contactedAt: now(at, careless ? 5 : -1), workersContacted: 2, satisfaction: 4, record: '满意' }),
  document: (at) => post(ofCase(at, '/documents'), {}),
};

const roster: Record<string, CallBuilder> = {
  worker: (at, [a = 0, b = 0], careless) => {
    const claims = Array.from({ length: pick([0, 1, 2, 2, 3], a) }, (_, i) => ({ kind: pick(claimKinds, b + i), from: '2024-10', to: careless ? '2024-01' : '2024-11', claimedFen: 100 + ((a * 37 + b * 11 + i) % 900) }));
    return post(ofCase(at, '/workers'), { name: '马小明', ...(b % 3 === 0 ? { idNumber: syntheticId(b % 2 === 0 ? 7 : at.steps) } : {}), claims });
  },
  removal: async (at, [a], careless) => {
    const worker = await one(at, WORKERS, a);
    return post(ofCase(at, `/workers/${worker.id}/removal`), { version: versionOf(worker, careless), reason: '重复登记' });
  },
  claim: async (at, [a, b = 0]) => post(ofCase(at, '/claims'), { workerId: (await one(at, WORKERS, a)).id, kind: pick(claimKinds, b), from: '2024-09', to: '2024-09', claimedFen: 1 + (b % 500) }),
  claimWithdrawal: async (at, [a]) => post(ofCase(at, `/claims/${(await one(at, CLAIMS, a)).id}/withdrawal`), { reason: '职工撤回' }),
  decisions: async (at, [a = 0, b = 0], careless) => {
    const claims = await rows<{ id: string; claimedFen: number }>(at, CLAIMS);
    const chosen = a % 3 === 0 ? claims.slice(0, 1) : claims;
    const decide = (claimedFen: number, i: number): object =>
      (b + i) % 5 === 4 ? { disallowedReason: '证据不足' } : { verifiedFen: (b + i) % 5 === 3 ? Math.floor(claimedFen / 2) : claimedFen + (careless ? 1 : 0) };
    const decisions = chosen.map(({ id, claimedFen }, i) => ({ claimId: id, ...decide(claimedFen, i) }));
    return post(ofCase(at, '/claims/decisions'), { decisions: decisions.length > 0 ? decisions : [{ claimId: randomUUID(), verifiedFen: 1 }] });
  },
  surveys: async (at, [a = 0], careless) => {
    const conditions = ['stable', 'stable', 'severe', 'unreachable', 'relative'];
    const workers = await rows<{ id: string }>(at, WORKERS);
    const surveys = workers.map(({ id }, i) => ({ workerId: id, condition: pick(conditions, a + i) }));
    return post(ofCase(at, '/living-surveys'), { surveys: surveys.length > 0 && !careless ? surveys : [{ workerId: randomUUID(), condition: 'stable' }] });
  },
  aidItem: async (at, [a]) => {
    const inHardship = await rows<{ id: string }>(at, `SELECT id FROM workers w WHERE case_id = $1 AND removed_at IS NULL AND living_condition IN ('severe', 'relative', 'accident') AND NOT EXISTS (SELECT 1 FROM aid_items a WHERE a.worker_id = w.id) ORDER BY position`);
    return post(ofCase(at, '/aid-items'), { workerId: inHardship[0]?.id ?? (await one(at, WORKERS, a)).id, kind: 'living', request: '生活救助' });
  },
  aidEvent: async (at, [a, b], careless) => {
    const item = await one<{ id: string; version: number; state: string }>(at, `SELECT id, version, state FROM aid_items WHERE case_id = $1 ORDER BY state IN ('requested', 'approved') DESC, requested_at, state, version`, pick([0, 0, 1, 2], a));
    const type = pick('state' in item && item.state === 'approved' ? ['DELIVER', 'DELIVER', 'WITHDRAW', 'APPROVE'] : ['APPROVE', 'DECLINE', 'APPROVE', 'DELIVER', 'WITHDRAW'], b);
    return post(`/api/v1/aid-items/${item.id}/events`, { type, version: versionOf(item, careless), ...(type === 'DECLINE' ? { reason: '不符合条件' } : {}), ...(type === 'APPROVE' || type === 'DELIVER' ? { amountFen: 1000 } : {}) });
  },
};

const legal: Record<string, CallBuilder> = {
  legalEvent: (at, [a, b = 0, c], careless) => {
    const type = pick(recordedEventTypes, a);
    const grounds = groundsFor(type);
    return post(ofCase(at, '/legal-events'), { type, occurredOn: day(at, careless ? 9 : -(b % 6)), ...(grounds.length > 0 ? { ground: pick(grounds, c) } : {}) });
  },
  legalEventVoid: async (at, [a]) => {
    const event = await one(at, `SELECT id FROM legal_events e WHERE case_id = $1 AND type <> 'voided' ORDER BY EXISTS (SELECT 1 FROM legal_events v WHERE v.voids_id = e.id), seq DESC`, pick([0, 0, 1, 2], a));
    return post(ofCase(at, `/legal-events/${event.id}/void`), { reason: '登记有误' });
  },
};

const OPEN_FIRST = `ORDER BY state IN ('sent', 'acknowledged', 'replied', 'returned') DESC, sent_at, state, version`;
const referralEvents: Readonly<Record<string, readonly string[]>> = { sent: ['ACKNOWLEDGE', 'REPLY', 'ACKNOWLEDGE', 'DECLINE', 'ASSIGN'], acknowledged: ['REPLY', 'REPLY', 'DECLINE'], replied: ['ACCEPT', 'ACCEPT', 'RETURN'], returned: ['REPLY', 'REPLY', 'RULE'], declined: ['RULE'] };
const referralPayloads: Readonly<Record<string, Record<string, unknown>>> = {
  ASSIGN: { liaisonId: idOf['liaison.hrss2'] }, REPLY: { text: '已核查' }, DECLINE: { reason: 'other' }, RETURN: { reason: '不完整' }, RULE: { departmentId: departmentId.miit, reason: '职责所在' }, RECALL: { reason: '不再需要' },
};

const outside: Record<string, CallBuilder> = {
  referral: async (at, [a = 0, b = 0]) => {
    const declined = await rows<{ id: string }>(at, `SELECT id FROM referrals WHERE case_id = $1 AND state = 'declined' ORDER BY sent_at`);
    return post(ofCase(at, '/referrals'), { departmentId: pick([departmentId.hrss, departmentId.hrss, departmentId.miit, departmentId.housing], a), request: '请核查', share: ['employer'], ...(b % 3 === 0 && declined[0] ? { afterReferralId: declined[0].id } : {}) });
  },
  referralEvent: async (at, [a, b = 0], careless) => {
    const referral = await one<{ id: string; version: number; state: string }>(at, `SELECT id, version, state FROM referrals WHERE case_id = $1 ${OPEN_FIRST}`, pick([0, 0, 0, 1, 2], a));
    const fitting = 'state' in referral ? (referralEvents[referral.state] ?? ['RULE']) : ['REPLY'];
    const type = b % 7 === 6 ? 'RECALL' : pick(fitting, b);
    return post(`/api/v1/referrals/${referral.id}/events`, { type, version: versionOf(referral, careless), ...(referralPayloads[type] ? { payload: referralPayloads[type] } : {}) });
  },
  session: (at, [a, b = 0]) => post(ofCase(at, '/worker-sessions'), { form: 'meeting', heldAt: now(at, -1), purposes: b % 2 === 0 ? ['planStudied'] : [pick(sessionPurposes, a)], workersPresent: 2, opinions: ['尽快支付'], record: '已说明' }),
  mediation: (at, [a, b = 0], careless) => post(ofCase(at, '/mediations'), { heldAt: now(at, careless ? 5 : -1), attendees: ['甲', '乙'], heardWorkers: b % 3 !== 0, heardEmployer: b % 4 !== 0, lawExplained: [], offers: [], record: '双方陈述', outcome: pick(mediationOutcomes, a) }),
};

interface Owed { kind: string; fen: number }

/** What is verified and neither paid nor waived, the insurances together or each. */
async function owed(at: CaseAtHand, joint: boolean): Promise<Owed[]> {
  const { t, caseId } = at;
  const found = await t.db.query<Owed[]>(
    `SELECT CASE WHEN $2 AND kind = ANY($3) THEN 'socialInsurance' ELSE kind END AS kind, sum(open)::float8 AS fen
       FROM (SELECT c.kind, c.verified_fen - coalesce(p.paid_fen, 0) - coalesce(p.waived_fen, 0) AS open FROM claims c LEFT JOIN ledger_positions p ON p.obligation_id = c.id WHERE c.case_id = $1 AND c.withdrawn_at IS NULL
             UNION ALL SELECT 'lateFee', a.amount_fen - coalesce(p.paid_fen, 0) FROM late_fee_assessments a LEFT JOIN ledger_positions p ON p.obligation_id = a.id WHERE a.case_id = $1) o
      WHERE open > 0 GROUP BY 1 ORDER BY 1`, [caseId, joint, insuranceKinds]);
  return found;
}

async function instalments(at: CaseAtHand, [a = 0, b = 0]: Dice, careless: boolean): Promise<object[]> {
  const parts = 1 + (a % 3);
  return (await owed(at, b % 2 === 0)).flatMap(({ kind, fen }) => Array.from({ length: Math.min(parts, fen) }, (_, i) => ({
    kind, dueOn: day(at, (b % 4) + i * 10), amountFen: Math.floor((fen * (i + 1)) / Math.min(parts, fen)) - Math.floor((fen * i) / Math.min(parts, fen)) + (careless && i === 0 ? 1 : 0),
  })));
}

const ledger: Record<string, CallBuilder> = {
  plan: async (at, dice, careless) => post(ofCase(at, '/repayment-plans'), { instalments: await instalments(at, dice, careless), ...((dice[2] ?? 0) % 2 === 0 ? {} : { allocationOrder: 'proRata' }) }),
  agree: async (at, [a], careless) => {
    const plan = await one<{ id: string; version: number }>(at, `SELECT id, version FROM repayment_plans WHERE case_id = $1 ORDER BY state = 'draft' DESC, revision DESC`, pick([0, 0, 0, 1], a));
    return post(`/api/v1/repayment-plans/${plan.id}/events`, { type: 'AGREE', version: versionOf(plan, careless) });
  },
  payment: async (at, [a = 0, b = 0, c = 0], careless) => {
    const open = await owed(at, b % 2 === 0);
    const { kind, fen } = open.length > 0 && c % 5 !== 0 ? pick(open, b) : { kind: pick(paymentKinds, b), fen: 50 };
    const amountFen = pick([fen, fen, Math.ceil(fen / 2), fen + 10], a);
    const named = c % 4 === 1 ? { workerIds: [(await one(at, WORKERS, a)).id] } : {};
    return post(ofCase(at, '/payments'), { kind, paidOn: day(at, careless ? 9 : -(c % 3)), amountFen, method: c % 9 === 8 ? 'fundAdvance' : 'bankTransfer', reference: c % 11 === 10 ? '同一张' : `凭证${at.steps}`, ...named, ...(c % 7 === 6 ? { deductionsFen: 3 } : {}) });
  },
  lateFee: (at, [a = 0], careless) => post(ofCase(at, '/late-fee-assessments'), { amountFen: 1 + a, assessedOn: day(at, careless ? 9 : 0), reference: `核定${at.steps}`, ...(a % 2 === 0 ? { besides: true } : {}) }),
  check: (at, [], careless) => post(ofCase(at, '/supervision-checks'), { checkedAt: now(at, -1), fundsRaisedFen: 100, sources: ['回款'], record: '已查', nextCheckOn: day(at, careless ? -9 : 9) }),
};

const asks: Record<string, (at: CaseAtHand, dice: Dice) => Record<string, unknown> | Promise<Record<string, unknown>>> = {
  suspension: () => ({}),
  emergencyRead: () => ({}),
  extension: async (at, [a]) => ({ deadlineId: (await one(at, 'SELECT id FROM deadlines WHERE case_id = $1 ORDER BY code, started_at, state', a)).id, length: 2, unit: pick(['workingDays', 'hours', 'months'], a) }),
  reschedule: async (at, dice) => ({ planId: (await one(at, 'SELECT id FROM repayment_plans WHERE case_id = $1 ORDER BY agreed_seq DESC NULLS LAST')).id, instalments: await instalments(at, dice, false) }),
  claimChange: async (at, [a, b = 0]) => ({ claimId: (await one(at, CLAIMS, a)).id, ...(b % 3 === 0 ? { disallowedReason: '证据推翻' } : { verifiedFen: b % 400 }) }),
  reversal: async (at, [a]) => ({ paymentId: (await one(at, 'SELECT id FROM payments WHERE case_id = $1 ORDER BY seq, reversal_of NULLS FIRST', a)).id }),
  waiver: async (at, [a, b]) => ({ workerId: (await one(at, WORKERS, a)).id, kind: pick(claimKinds, b), amountFen: 10, documentIds: [(await one(at, 'SELECT id FROM documents WHERE case_id = $1 ORDER BY uploaded_at, name')).id] }),
};

const requests: Record<string, CallBuilder> = {
  ...Object.fromEntries(Object.entries(asks).map(([type, fields]): [string, CallBuilder] => [
    `ask.${type}`, async (at, dice, careless) => post(ofCase(at, '/requests'), { type, ...(careless ? {} : { reason: '情况特殊' }), ...(await fields(at, dice)) }),
  ])),
  decide: async (at, [a, b], careless) => {
    const request = await one<{ id: string; version: number }>(at, `SELECT id, version FROM requests WHERE case_id = $1 ORDER BY state = 'open' DESC, asked_at, type`, pick([0, 0, 0, 1], a));
    const type = pick(['GRANT', 'GRANT', 'GRANT', 'REFUSE', 'WITHDRAW'], b);
    return post(`/api/v1/requests/${request.id}/events`, { type, version: versionOf(request, careless), ...(type === 'REFUSE' ? { reason: '不同意' } : {}) });
  },
};

/** Everything people do to a case beside its events, by name. */
export const preparations: Readonly<Record<string, CallBuilder>> = { ...file, ...roster, ...legal, ...outside, ...ledger, ...requests };
