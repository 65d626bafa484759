import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from '../../src/auth/roles.js';
import { CaseCommands, type CaseTx } from '../../src/cases/case-command.js';
import { insuranceKinds } from '../../src/cases/domain/vocabulary.js';
import { checkInvariant, type InvariantViolation } from '../../src/repayment/domain/ledger-invariant.js';
import { placeDebts } from '../../src/repayment/board/case-debts.js';
import type { CaseLedgerState } from '../../src/repayment/domain/case-ledger-state.js';
import { CaseLedger } from '../../src/repayment/ledger/case-ledger.service.js';
import { acceptedCase, type CaseBody } from './case-steps.js';
import { boardSumFaults } from './board-sum-faults.js';
import { debtFaults } from './debt-faults.js';
import { answerFaults } from './ledger-answers.js';
import { idOf } from './people.js';
import { fixture, importRoster, rosterOf, type WorkerBody } from './roster-steps.js';
import type { TestApp } from './test-app.js';

export interface InstalmentInput {
  kind: string;
  dueOn: string;
  amountFen: number;
}

export interface PlanBody {
  id: string;
  caseId: string;
  revision: number;
  version: number;
  state: string;
  outstandingFen: number;
  instalments: (InstalmentInput & { id: string; no: number; fallsDueOn: string; paidFen: number; outstandingFen: number; overdueFen: number; state: string; settledOn: string | null })[];
}

export interface PaymentBody {
  id: string;
  kind: string;
  amountFen: number;
  appliedFen: number;
  unappliedFen: number;
  returnedFen: number;
  reference: string;
  reversalOf: string | null;
  reversedBy: string | null;
  importId: string | null;
  importRow: number | null;
}

export interface AmountsBody {
  kind?: string;
  claimedFen: number;
  verifiedFen: number;
  agreedFen: number;
  paidFen: number;
  waivedFen: number;
  outstandingFen: number;
  overdueFen: number;
}

export interface LedgerBody {
  totals: AmountsBody;
  byKind: (AmountsBody & { kind: string })[];
  ageing: Record<string, number>;
  unappliedFen: number;
  returnedFen: number;
  advancedFen: number;
  advanceRecoveredFen: number;
  lateFeeEstimateFen: number;
  instalments: PlanBody['instalments'];
  payments: PaymentBody[];
}

export interface ReturnBody {
  id: string;
  state: string;
  failure: { code: string } | null;
  totals: Record<'matchedRows' | 'matchedFen' | 'rejectedRows' | 'rejectedFen' | 'unmatchedRows' | 'duplicateRows', number>;
  rows: { row: number; no: number | null; verdict: string; workerId: string | null; amountFen: number | null; reason: string | null; reasonText: string | null; candidates: string[] }[];
}

/** The acting supervisor, for what a granted request would call. */
export const asSupervisor: Actor = {
  id: idOf.supervisor, name: '陈督办', role: 'supervisor', regionCode: '640300', departmentId: null, isRegionLeader: false, isDepartmentHead: false,
};

/** Puts a case into a state without walking there; what the walk demands is other suites' matter. */
export async function putInto(t: TestApp, caseId: string, state: string): Promise<void> {
  await t.db.query('UPDATE cases SET state = $2 WHERE id = $1', [caseId, state]);
  await placeDebts(t.db.manager, caseId);
}

/** A case in coordination whose workers' claims are all verified as claimed. */
export async function verifiedCase(t: TestApp, employer = '某燃气有限公司'): Promise<{ kase: CaseBody; workers: WorkerBody[] }> {
  const kase = await acceptedCase(t, { employer: { name: employer, regionCode: '640302' } });
  await importRoster(t, kase.id);
  await verifyAll(t, kase.id);
  await putInto(t, kase.id, 'coordinating');
  return { kase, workers: await rosterOf(t, kase.id) };
}

export async function verifyAll(t: TestApp, caseId: string): Promise<void> {
  const decisions = (await rosterOf(t, caseId)).flatMap(({ claims }) => claims).map(({ id, claimedFen }) => ({ claimId: id, verifiedFen: claimedFen }));
  await (await t.as('lead')).post(`/api/v1/cases/${caseId}/claims/decisions`).send({ decisions }).expect(200);
}

/** A case in coordination with workers added by hand, each with these verified claims in fen by kind, and perhaps an account by its place. */
export async function smallCase(t: TestApp, claims: readonly Record<string, number>[], employer = '某建筑公司', accountOf?: (place: number) => string): Promise<{ kase: CaseBody; workerIds: string[] }> {
  const kase = await acceptedCase(t, { employer: { name: employer, regionCode: '640302' }, workersReported: claims.length });
  const workerIds: string[] = [];
  for (const [index, owed] of claims.entries()) {
    const list = Object.entries(owed).map(([kind, claimedFen]) => ({ kind, from: '2024-10', to: '2024-10', claimedFen }));
    const { body, status } = await (await t.as('lead')).post(`/api/v1/cases/${kase.id}/workers`).send({ name: `职工${'甲乙丙丁戊'[index]}`, claims: list, ...(accountOf ? { bankCard: accountOf(index) } : {}) });
    if (status !== 201) throw new Error(`The worker was refused: ${JSON.stringify(body)}`);
    workerIds.push((body as { id: string }).id);
  }
  await verifyAll(t, kase.id);
  await putInto(t, kase.id, 'coordinating');
  return { kase, workerIds };
}

/** All wages on one day, the insurances together in twelve monthly instalments, as the parties of the story agree. */
export function storyInstalments({ wagesFen, insuranceFen }: { wagesFen: number; insuranceFen: number }): InstalmentInput[] {
  const monthly = Math.floor(insuranceFen / 12);
  const months = Array.from({ length: 12 }, (_, i) => ({
    kind: 'socialInsurance', dueOn: `2025-${String(i + 1).padStart(2, '0')}-15`, amountFen: i === 11 ? insuranceFen - monthly * 11 : monthly,
  }));
  return [{ kind: 'wages', dueOn: '2025-01-05', amountFen: wagesFen }, ...months];
}

export const isInsurance = (kind: string): boolean => insuranceKinds.some((one) => one === kind);

export async function draftPlan(t: TestApp, caseId: string, instalments: readonly InstalmentInput[], clauses: Record<string, unknown> = {}): Promise<PlanBody> {
  const { body, status } = await (await t.as('member')).post(`/api/v1/cases/${caseId}/repayment-plans`).send({ instalments, ...clauses });
  if (status !== 201) throw new Error(`The plan was refused: ${JSON.stringify(body)}`);
  return body as PlanBody;
}

export async function agreedPlan(t: TestApp, caseId: string, instalments: readonly InstalmentInput[], clauses: Record<string, unknown> = {}): Promise<PlanBody> {
  const draft = await draftPlan(t, caseId, instalments, clauses);
  const { body } = await (await t.as('lead')).post(`/api/v1/repayment-plans/${draft.id}/events`).send({ type: 'AGREE', version: draft.version }).expect(200);
  return body as PlanBody;
}

let references = 0;

/** Records a payment and expects it to be taken. */
export async function pay(t: TestApp, caseId: string, payment: { kind: string; amountFen: number; paidOn: string } & Record<string, unknown>): Promise<PaymentBody> {
  references += 1;
  const { body, status } = await (await t.as('supervisor')).post(`/api/v1/cases/${caseId}/payments`).send({ method: 'bankTransfer', reference: `凭证-${references}`, ...payment });
  if (status !== 201) throw new Error(`The payment was refused: ${JSON.stringify(body)}`);
  return body as PaymentBody;
}

/** Sends a bank's return file. @returns the import's id */
export async function sendReturn(t: TestApp, caseId: string, file: string | Buffer, { apply = 'auto', kind = 'wages' }: { apply?: string; kind?: string } = {}): Promise<string> {
  const bytes = typeof file === 'string' ? fixture(file) : file;
  const { body } = await (await t.as('supervisor')).post(`/api/v1/cases/${caseId}/payment-imports`).field('kind', kind).field('apply', apply).attach('file', bytes, '回盘.csv').expect(202);
  return (body as { id: string }).id;
}

/** Waits until the program is done with an import. */
export async function settledReturn(t: TestApp, caseId: string, importId: string): Promise<ReturnBody> {
  for (const deadline = performance.now() + 30_000; performance.now() < deadline; await delay(50)) {
    const { body } = await (await t.as('supervisor')).get(`/api/v1/cases/${caseId}/payment-imports/${importId}`).expect(200);
    if ((body as ReturnBody).state !== 'parsing') return body as ReturnBody;
  }
  throw new Error('The import is still at work');
}

export const importReturn = async (t: TestApp, caseId: string, file: string | Buffer, options: { apply?: string; kind?: string } = {}): Promise<ReturnBody> =>
  settledReturn(t, caseId, await sendReturn(t, caseId, file, options));

export async function ledgerOf(t: TestApp, caseId: string): Promise<LedgerBody> {
  const { body } = await (await t.as('supervisor')).get(`/api/v1/cases/${caseId}/ledger`).expect(200);
  return body as LedgerBody;
}

export const kindOf = (ledger: LedgerBody, kind: string): AmountsBody | undefined => ledger.byKind.find((row) => row.kind === kind);

/** Runs what a granted request would call, in a command of its own. */
export function inCommand<T>(t: TestApp, caseId: string, work: (tx: CaseTx) => Promise<T>): Promise<T> {
  return t.app.get(CaseCommands).run(asSupervisor, caseId, { standing: 'supervisor', states: 'any' }, work);
}

interface ProjectedLine {
  key: string;
  paid: number;
  open: number;
}

/**
 * Everything that does not add up on a case: the invariant over what a fresh replay says, and every projection that differs from
 * it, and every answer. Empty = every fen is where it belongs.
 */
export async function ledgerFaults(t: TestApp, caseId: string): Promise<(InvariantViolation | string)[]> {
  const state = await t.app.get(CaseLedger).read(t.db.manager, caseId, t.clock.now());
  return [...checkInvariant(state.history, state.replayed, state.balances), ...(await projectionFaults(t, caseId, state)), ...(await answerFaults(t, caseId, state)), ...(await debtFaults(t, caseId, state)), ...(await boardSumFaults(t))];
}

async function projectionFaults(t: TestApp, caseId: string, { replayed, balances }: CaseLedgerState): Promise<string[]> {
  const lines = await t.db.query<ProjectedLine[]>(
    `SELECT plan_id || '/' || instalment_no || '/' || obligation_id AS key, paid_fen::float8 AS paid, open_fen::float8 AS open FROM plan_lines WHERE case_id = $1`, [caseId]);
  const inForce = new Map(replayed.lines.map(({ line, paidFen, openFen }) => [`${line.planId}/${line.instalmentNo}/${line.claimId}`, { paidFen, openFen }]));
  const positions = await t.db.query<{ id: string; agreed: number; paid: number; waived: number; recovered: number }[]>(
    'SELECT obligation_id AS id, agreed_fen::float8 AS agreed, paid_fen::float8 AS paid, waived_fen::float8 AS waived, recovered_fen::float8 AS recovered FROM ledger_positions WHERE case_id = $1', [caseId]);
  const positionOf = new Map(positions.map((row) => [row.id, row]));
  const instalments = await t.db.query<{ key: string; paid: number; open: number }[]>(
    `SELECT plan_id || '/' || no AS key, paid_fen::float8 AS paid, open_fen::float8 AS open FROM plan_instalments WHERE case_id = $1`, [caseId]);
  const dates = await t.db.query<{ id: string }[]>(
    `SELECT i.id FROM plan_instalments i JOIN repayment_plans p ON p.id = i.plan_id LEFT JOIN plan_lines l ON l.instalment_id = i.id
      WHERE i.case_id = $1 AND p.agreed_seq IS NOT NULL
        AND (i.due_on <> least(coalesce(i.agreed_due_on, i.due_on), p.accelerated_on) OR (l.due_on, l.agreed_due_on) IS DISTINCT FROM (i.due_on, i.agreed_due_on))`, [caseId]);
  const shown = new Map(balances.instalments.map((row) => [`${row.planId}/${row.no}`, row]));
  return [
    ...dates.map(({ id }) => `due date of ${id}`),
    ...lines.filter(({ key, paid, open }) => (inForce.get(key)?.openFen ?? 0) !== open || (inForce.has(key) && inForce.get(key)?.paidFen !== paid)).map(({ key }) => `line ${key}`),
    ...instalments.filter(({ key, paid, open }) => (shown.get(key)?.outstandingFen ?? 0) !== open || (shown.has(key) && shown.get(key)?.paidFen !== paid)).map(({ key }) => `instalment ${key}`),
    ...balances.byClaim
      .filter(({ claimId, agreedFen, paidFen, waivedFen, recoveredFen }) => {
        const { agreed = 0, paid = 0, waived = 0, recovered = 0 } = positionOf.get(claimId) ?? {};
        return agreed !== agreedFen || paid !== paidFen || waived !== waivedFen || recovered !== recoveredFen;
      })
      .map(({ claimId }) => `position ${claimId}`),
  ];
}
