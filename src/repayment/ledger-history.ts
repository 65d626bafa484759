import type { EntityManager } from 'typeorm';
import type { ClaimKind, PaymentKind } from '../cases/domain/vocabulary.js';
import { type Resolution, withResolutions } from './domain/resolutions.js';
import { NOT_VOIDED } from './ledger-voids.js';
import type { AgreedPlan, AllocationOrder, Instalment, LedgerHistory, Obligation, PlanLine, Posting, Waiver } from './domain/ledger-types.js';
import type { WorkerPriority } from './domain/worker-priority.js';

/** Of decisions `s` about payments, those that count: neither a reversal nor taken back by one. */
export const RESOLUTION_STANDS = 's.reversal_of IS NULL AND NOT EXISTS (SELECT 1 FROM payment_resolutions r WHERE r.reversal_of = s.id)';

/** What the projection columns of a line hold, in fen. */
export interface StoredLine {
  instalmentId: string;
  paidFen: number;
  openFen: number;
}

/** Everything recorded on one case, with what the projection of each line says now. */
export interface CaseLedgerRows {
  history: LedgerHistory;
  storedLines: ReadonlyMap<PlanLine, StoredLine>;
  /** Instalment ids by `planId/no`. */
  instalmentIds: ReadonlyMap<string, string>;
}

/** Amounts travel as text: `bigint` has no exact number in the driver. */
type Fen = string;

/**
 * Loads the ledger of a case as the transaction sees it. A claim that was withdrawn, or a late fee that was taken back, stays in it
 * at nothing when a plan's line names it, so that the lines keep what they point at.
 */
export async function loadLedger(m: EntityManager, caseId: string): Promise<CaseLedgerRows> {
  const { plans, storedLines, instalmentIds } = await loadPlans(m, caseId);
  const history: LedgerHistory = {
    obligations: await loadObligations(m, caseId),
    plans,
    postings: withResolutions(await loadPayments(m, caseId), await loadResolutions(m, caseId)),
    waivers: await loadWaivers(m, caseId),
  };
  return { history, storedLines, instalmentIds };
}

interface ObligationRow {
  id: string;
  worker_id: string | null;
  kind: ClaimKind;
  from_month: string | null;
  to_month: string | null;
  claimed_fen: Fen;
  verified_fen: Fen | null;
  seq: string | null;
}

async function loadObligations(m: EntityManager, caseId: string): Promise<Obligation[]> {
  const rows = await m.query<ObligationRow[]>(
    `SELECT c.id, c.worker_id, c.kind, c.from_month, c.to_month,
            CASE WHEN c.withdrawn_at IS NULL THEN c.claimed_fen ELSE 0 END AS claimed_fen,
            CASE WHEN c.withdrawn_at IS NULL THEN c.verified_fen ELSE 0 END AS verified_fen,
            floor(extract(epoch FROM c.decided_at) * 1000)::bigint AS seq
       FROM claims c
      WHERE c.case_id = $1 AND (c.withdrawn_at IS NULL OR EXISTS (SELECT 1 FROM plan_lines l WHERE l.case_id = $1 AND l.obligation_id = c.id))
     UNION ALL
     SELECT r.id, NULL, 'lateFee', NULL, NULL, CASE WHEN r.stands THEN r.amount_fen ELSE 0 END, CASE WHEN r.stands THEN r.amount_fen ELSE 0 END, r.seq
       FROM (SELECT r.*, ${NOT_VOIDED} AS stands FROM late_fee_assessments r WHERE r.case_id = $1) r
      WHERE r.stands OR EXISTS (SELECT 1 FROM plan_lines l WHERE l.case_id = $1 AND l.obligation_id = r.id)`,
    [caseId],
  );
  const firstDecided = await loadFirstDecisions(m, caseId);
  return rows.map((row) => {
    const seq = firstDecided.get(row.id) ?? row.seq;
    return {
      claimId: row.id,
      workerId: row.worker_id,
      kind: row.kind,
      from: row.from_month,
      to: row.to_month,
      claimedFen: Number(row.claimed_fen),
      verifiedFen: row.verified_fen === null ? null : Number(row.verified_fen),
      ...(seq === null ? {} : { seq: Number(seq) }),
    };
  });
}

/**
 * When each claim was first decided, by its id. A query of its own: joined to the claims, it is grouped anew for every claim
 * as long as the planner has no statistics of a case that was just filled.
 */
async function loadFirstDecisions(m: EntityManager, caseId: string): Promise<Map<string, string>> {
  const rows = await m.query<{ claim_id: string; seq: string }[]>(
    'SELECT claim_id, floor(extract(epoch FROM min(decided_at)) * 1000)::bigint AS seq FROM claim_decisions WHERE case_id = $1 GROUP BY claim_id',
    [caseId],
  );
  return new Map(rows.map(({ claim_id, seq }) => [claim_id, seq]));
}

interface PlanRow {
  id: string;
  agreed_seq: string;
  allocation_order: AllocationOrder;
  accelerated_on: string | null;
  grace_working_days: number;
}

interface InstalmentRow {
  id: string;
  plan_id: string;
  no: number;
  kind: PaymentKind;
  due_on: string;
  amount_fen: Fen;
}

interface LineRow {
  instalment_id: string;
  obligation_id: string;
  plan_id: string;
  instalment_no: number;
  due_on: string;
  worker_id: string | null;
  kind: ClaimKind;
  amount_fen: Fen;
  paid_fen: Fen;
  open_fen: Fen;
}

async function loadPlans(m: EntityManager, caseId: string): Promise<Omit<CaseLedgerRows, 'history'> & { plans: AgreedPlan[] }> {
  const plans = await m.query<PlanRow[]>(
    `SELECT id, agreed_seq, allocation_order, accelerated_on::text AS accelerated_on, grace_working_days
       FROM repayment_plans WHERE case_id = $1 AND agreed_seq IS NOT NULL`,
    [caseId],
  );
  const ids = plans.map(({ id }) => id);
  const instalments = await m.query<InstalmentRow[]>(
    'SELECT id, plan_id, no, kind, coalesce(agreed_due_on, due_on)::text AS due_on, amount_fen FROM plan_instalments WHERE plan_id = ANY($1::uuid[]) ORDER BY plan_id, no',
    [ids],
  );
  const lines = await m.query<LineRow[]>(
    `SELECT instalment_id, obligation_id, plan_id, instalment_no, coalesce(agreed_due_on, due_on)::text AS due_on, worker_id, kind, amount_fen, paid_fen, open_fen
       FROM plan_lines WHERE case_id = $1`,
    [caseId],
  );
  const storedLines = new Map<PlanLine, StoredLine>();
  const linesOf = new Map<string, PlanLine[]>(ids.map((id) => [id, []]));
  for (const row of lines) {
    const line = toLine(row);
    linesOf.get(row.plan_id)?.push(line);
    storedLines.set(line, { instalmentId: row.instalment_id, paidFen: Number(row.paid_fen), openFen: Number(row.open_fen) });
  }
  const priorities = await loadPriorities(m, ids);
  return {
    storedLines,
    instalmentIds: new Map(instalments.map((row) => [`${row.plan_id}/${row.no}`, row.id])),
    plans: plans.map(({ id, agreed_seq, allocation_order, accelerated_on, grace_working_days }) => ({
      planId: id,
      agreedSeq: Number(agreed_seq),
      order: allocation_order,
      acceleratedOn: accelerated_on,
      graceWorkingDays: grace_working_days,
      ...priorities.get(id),
      instalments: instalments.filter((row) => row.plan_id === id).map(toInstalment),
      lines: linesOf.get(id) ?? [],
    })),
  };
}

/** What each plan that names workers says of their order. */
async function loadPriorities(m: EntityManager, planIds: readonly string[]): Promise<Map<string, { priority: WorkerPriority }>> {
  const rows = await m.query<{ plan_id: string; worker_id: string; rank: number }[]>('SELECT plan_id, worker_id, rank FROM plan_priorities WHERE plan_id = ANY($1::uuid[])', [planIds]);
  const ranks = new Map<string, Map<string, number>>();
  for (const { plan_id, worker_id, rank } of rows) ranks.set(plan_id, (ranks.get(plan_id) ?? new Map<string, number>()).set(worker_id, rank));
  return new Map([...ranks].map(([planId, priority]) => [planId, { priority }]));
}

const toInstalment = (row: InstalmentRow): Instalment => ({ no: row.no, kind: row.kind, dueOn: row.due_on, amountFen: Number(row.amount_fen) });

const toLine = (row: LineRow): PlanLine => ({
  planId: row.plan_id,
  instalmentNo: row.instalment_no,
  dueOn: row.due_on,
  workerId: row.worker_id,
  kind: row.kind,
  claimId: row.obligation_id,
  amountFen: Number(row.amount_fen),
});

interface PaymentRow {
  id: string;
  seq: string;
  paid_on: string;
  kind: PaymentKind;
  amount_fen: Fen;
  deductions_fen: Fen;
  worker_ids: string[] | null;
  advance: boolean;
  recovers_advance: boolean;
  reversed_by: string | null;
}

async function loadPayments(m: EntityManager, caseId: string): Promise<Posting[]> {
  const rows = await m.query<PaymentRow[]>(
    `SELECT p.id, p.seq, p.paid_on::text AS paid_on, p.kind, p.amount_fen, p.deductions_fen, p.worker_ids, p.method = 'fundAdvance' AS advance,
            p.recovers_advance, r.id AS reversed_by
       FROM payments p LEFT JOIN payments r ON r.reversal_of = p.id
      WHERE p.case_id = $1 AND p.reversal_of IS NULL`,
    [caseId],
  );
  return rows.map((row) => ({
    id: row.id,
    seq: Number(row.seq),
    paidOn: row.paid_on,
    kind: row.kind,
    amountFen: Number(row.amount_fen),
    deductionsFen: Number(row.deductions_fen),
    workerIds: row.worker_ids,
    advance: row.advance,
    recoversAdvance: row.recovers_advance,
    reversedBy: row.reversed_by,
  }));
}

interface ResolutionRow {
  id: string;
  seq: string;
  payment_id: string;
  type: Resolution['type'];
  amount_fen: Fen;
  kind: PaymentKind | null;
  worker_ids: string[] | null;
}

/** Those that stand. */
async function loadResolutions(m: EntityManager, caseId: string): Promise<Resolution[]> {
  const rows = await m.query<ResolutionRow[]>(
    `SELECT s.id, s.seq, s.payment_id, s.type, s.amount_fen, s.kind, s.worker_ids FROM payment_resolutions s
      WHERE s.case_id = $1 AND ${RESOLUTION_STANDS}`,
    [caseId],
  );
  return rows.map((row) => ({
    id: row.id, seq: Number(row.seq), paymentId: row.payment_id, type: row.type, amountFen: Number(row.amount_fen), kind: row.kind, workerIds: row.worker_ids,
  }));
}

interface WaiverSqlRow {
  id: string;
  seq: string;
  granted_on: string;
  worker_id: string;
  kind: ClaimKind;
  amount_fen: Fen;
}

async function loadWaivers(m: EntityManager, caseId: string): Promise<Waiver[]> {
  const rows = await m.query<WaiverSqlRow[]>('SELECT id, seq, granted_on::text AS granted_on, worker_id, kind, amount_fen FROM waivers WHERE case_id = $1', [caseId]);
  return rows.map((row) => ({
    id: row.id, seq: Number(row.seq), grantedOn: row.granted_on, workerId: row.worker_id, kind: row.kind, amountFen: Number(row.amount_fen),
  }));
}
