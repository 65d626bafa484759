import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseExtensions } from '../cases/case-extensions.js';
import type { Case } from '../cases/case.entity.js';
import type { CaseTotalsView } from '../cases/case.view.js';
import type { LedgerFacts, PlanFacts } from '../cases/domain/case-facts.js';
import type { ClaimKind } from '../cases/domain/vocabulary.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { addFen } from './domain/fen-sum.js';
import type { LedgerSum } from './domain/ledger-summary.js';
import type { PlanState } from './domain/plan-transitions.js';
import { graceOverBefore } from './plans/grace.js';
import { LedgerSummaries } from './ledger/ledger-summaries.js';
import { RESOLUTION_STANDS } from './ledger/payment-history.js';

/** What the case machine asks the ledger, and the sums that a case shows; all out of the projections. */
@Injectable()
export class RepaymentFacts {
  constructor(
    extensions: CaseExtensions,
    private readonly summaries: LedgerSummaries,
    private readonly time: OfficeTime,
  ) {
    extensions.answer({ slice: 'plan', load: (m, kases) => this.plans(m, kases) });
    extensions.answer({ slice: 'ledger', load: (m, kases, now) => this.ledgers(m, kases, now) });
    extensions.useTotals((m, kases) => this.totals(m, kases));
  }

  private async plans(m: EntityManager, kases: readonly Case[]): Promise<PlanFacts[]> {
    const latest = await latestPlans(m, kases);
    const summaries = await this.summaries.ofEach(m, idsOf(kases));
    return kases.map(({ id }) => {
      const state = latest.get(id)?.state;
      if (!state) return { state: 'none', shortages: [] };
      const { sums = [], dues = [] } = summaries.get(id) ?? {};
      const planned = fenByKind(dues, ({ openFen }) => openFen);
      const shortages = [...fenByKind(sums, outstanding)].map(([kind, openFen]) => ({ kind, shortFen: openFen - (planned.get(kind) ?? 0) }));
      return { state, shortages: shortages.filter(({ shortFen }) => shortFen > 0) };
    });
  }

  private async ledgers(m: EntityManager, kases: readonly Case[], now: Date): Promise<LedgerFacts[]> {
    const summaries = await this.summaries.ofEach(m, idsOf(kases));
    const graces = await gracesOf(m, kases);
    const { calendar } = await this.time.current(m);
    const notReceived = await notReceivedOf(m, kases);
    const undecided = await undecidedMoneyOf(m, kases);
    return kases.map(({ id }) => {
      const { sums = [], dues = [] } = summaries.get(id) ?? {};
      const graceOver = graceOverBefore(calendar, this.time.dateOf(now), graces.get(id));
      const ofWorkers = sums.filter(({ kind }) => kind !== 'lateFee');
      return {
        unpaidFen: Object.fromEntries([...fenByKind(sums, outstanding)].filter(([, openFen]) => openFen > 0)),
        // Proof is a payment with its slip: a receipt alone would leave the employer's debt in the books.
        unpaidWithoutProof: total(ofWorkers, ({ unsettled }) => unsettled),
        unsettledObligations: total(sums, ({ unsettled }) => unsettled),
        outstandingFen: total(sums, outstanding),
        shortfallBeyondGraceFen: total(dues.filter(({ dueOn }) => dueOn < graceOver), ({ openFen }) => openFen),
        openClaimsOfOthers: total(ofWorkers, ({ unsettled, undecided }) => unsettled + undecided),
        notReceivedOpen: notReceived.get(id) ?? 0,
        undecidedMoneyFen: summaries.get(id)?.unappliedFen ? (undecided.get(id) ?? 0) : 0,
      };
    });
  }

  private async totals(m: EntityManager, kases: readonly Case[]): Promise<CaseTotalsView[]> {
    const summaries = await this.summaries.ofEach(m, idsOf(kases));
    const workers = await m.query<{ case_id: string; workers: number }[]>(
      'SELECT case_id, count(*)::int AS workers FROM workers WHERE case_id = ANY($1::uuid[]) AND removed_at IS NULL GROUP BY case_id', [idsOf(kases)],
    );
    const workersOf = new Map(workers.map((row) => [row.case_id, row.workers]));
    return kases.map(({ id }) => {
      const { sums = [] } = summaries.get(id) ?? {};
      return {
        workers: workersOf.get(id) ?? 0,
        claimedFen: total(sums, ({ claimedFen }) => claimedFen),
        verifiedFen: total(sums, ({ verifiedFen }) => verifiedFen),
        paidFen: total(sums, ({ paidFen }) => paidFen),
        outstandingFen: total(sums, outstanding),
      };
    });
  }
}

const idsOf = (kases: readonly Case[]): string[] => kases.map(({ id }) => id);

/** The plan that counts on each case: the one agreed last, else the newest draft. */
async function latestPlans(m: EntityManager, kases: readonly Case[]): Promise<Map<string, { state: Exclude<PlanState, 'superseded' | 'discarded'> }>> {
  const rows = await m.query<{ case_id: string; state: Exclude<PlanState, 'superseded' | 'discarded'> }[]>(
    `SELECT DISTINCT ON (case_id) case_id, state FROM repayment_plans WHERE case_id = ANY($1::uuid[]) AND state NOT IN ('superseded', 'discarded')
      ORDER BY case_id, agreed_seq DESC NULLS LAST, revision DESC`,
    [idsOf(kases)],
  );
  return new Map(rows.map((row) => [row.case_id, row]));
}

/** How many things workers say did not arrive, until the supervisor has answered. */
async function notReceivedOf(m: EntityManager, kases: readonly Case[]): Promise<Map<string, number>> {
  const rows = await m.query<{ case_id: string; open: number }[]>(
    `SELECT case_id, count(*)::int AS open FROM supervisor_items WHERE case_id = ANY($1::uuid[]) AND kind = 'notReceived' AND state = 'open' GROUP BY case_id`, [idsOf(kases)],
  );
  return new Map(rows.map((row) => [row.case_id, row.open]));
}

/** What of the payments of each case settles nothing, less what a supervisor decided to keep, in fen. */
async function undecidedMoneyOf(m: EntityManager, kases: readonly Case[]): Promise<Map<string, number>> {
  const rows = await m.query<{ case_id: string; fen: string }[]>(
    `SELECT p.case_id, sum(greatest(0, p.unapplied_fen - coalesce(k.fen, 0))) AS fen
       FROM payment_positions p
       LEFT JOIN LATERAL (SELECT sum(s.amount_fen) AS fen FROM payment_resolutions s WHERE s.payment_id = p.payment_id AND s.type = 'keep' AND ${RESOLUTION_STANDS}) k ON TRUE
      WHERE p.case_id = ANY($1::uuid[]) AND p.unapplied_fen > 0 GROUP BY p.case_id`,
    [idsOf(kases)],
  );
  return new Map(rows.map((row) => [row.case_id, Number(row.fen)]));
}

/** The working days of grace that the plan in force gives. */
async function gracesOf(m: EntityManager, kases: readonly Case[]): Promise<Map<string, number>> {
  const rows = await m.query<{ case_id: string; grace_working_days: number }[]>(
    'SELECT DISTINCT ON (case_id) case_id, grace_working_days FROM repayment_plans WHERE case_id = ANY($1::uuid[]) AND agreed_seq IS NOT NULL ORDER BY case_id, agreed_seq DESC',
    [idsOf(kases)],
  );
  return new Map(rows.map((row) => [row.case_id, row.grace_working_days]));
}

const outstanding = ({ verifiedFen, paidFen, waivedFen }: LedgerSum): number => verifiedFen - paidFen - waivedFen;

const total = <T>(rows: readonly T[], amountOf: (row: T) => number): number => rows.reduce((sum, row) => addFen(sum, amountOf(row)), 0);

function fenByKind<T extends { kind: ClaimKind }>(rows: readonly T[], fenOf: (row: T) => number): Map<ClaimKind, number> {
  const fen = new Map<ClaimKind, number>();
  for (const row of rows) fen.set(row.kind, addFen(fen.get(row.kind) ?? 0, fenOf(row)));
  return fen;
}
