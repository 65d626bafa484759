import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseExtensions } from '../cases/case-extensions.js';
import { Case } from '../cases/case.entity.js';
import type { LedgerFacts, PlanFacts } from '../cases/domain/case-facts.js';
import type { ClaimKind } from '../cases/domain/vocabulary.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { planInForceOf } from './case-ledger.service.js';
import type { PlanState } from './domain/plan-transitions.js';
import { graceOverBefore } from './grace.js';
import { CASE_OBLIGATIONS } from './obligation-amounts.js';

interface KindRow {
  kind: ClaimKind;
  open: string;
  unsettled: number;
  unpaid_claims: number;
  open_claims: number;
  planned: string;
}

/** What the case machine asks the ledger, and the sums that a case shows; all out of the projections. */
@Injectable()
export class RepaymentFacts {
  constructor(
    extensions: CaseExtensions,
    private readonly time: OfficeTime,
  ) {
    extensions.answer({ slice: 'plan', load: (m, kases) => oneByOne(kases, (kase) => this.plan(m, kase)) });
    extensions.answer({ slice: 'ledger', load: (m, kases, now) => oneByOne(kases, (kase) => this.ledger(m, kase, now)) });
    extensions.useTotals((m, kases) => oneByOne(kases, (kase) => totals(m, kase)));
  }

  private async plan(m: EntityManager, kase: Case): Promise<PlanFacts> {
    const [latest] = await m.query<{ state: Exclude<PlanState, 'superseded' | 'discarded'> }[]>(
      `SELECT state FROM repayment_plans WHERE case_id = $1 AND state NOT IN ('superseded', 'discarded') ORDER BY agreed_seq DESC NULLS LAST, revision DESC LIMIT 1`,
      [kase.id],
    );
    if (!latest) return { state: 'none', shortages: [] };
    const shortages = (await kindsOf(m, kase.id)).map(({ kind, open, planned }) => ({ kind, shortFen: Number(open) - Number(planned) }));
    return { state: latest.state, shortages: shortages.filter(({ shortFen }) => shortFen > 0) };
  }

  private async ledger(m: EntityManager, kase: Case, now: Date): Promise<LedgerFacts> {
    const kinds = await kindsOf(m, kase.id);
    const sum = (of: (row: KindRow) => number): number => kinds.reduce((total, row) => total + of(row), 0);
    const { calendar } = await this.time.current(m);
    const [shortfall] = await m.query<[{ fen: string }]>('SELECT coalesce(sum(open_fen), 0) AS fen FROM plan_lines WHERE case_id = $1 AND open_fen > 0 AND due_on < $2', [
      kase.id, graceOverBefore(calendar, this.time.dateOf(now), (await planInForceOf(m, kase.id))?.graceWorkingDays),
    ]);
    return {
      unpaidFen: Object.fromEntries(kinds.filter(({ open }) => Number(open) > 0).map(({ kind, open }) => [kind, Number(open)])),
      // The worker's receipt as a proof of its own comes with the confirmations of receipt.
      unpaidWithoutProof: sum((row) => row.unpaid_claims),
      unsettledObligations: sum((row) => row.unsettled),
      outstandingFen: sum((row) => Number(row.open)),
      shortfallBeyondGraceFen: Number(shortfall.fen),
      openClaimsOfOthers: sum((row) => row.open_claims),
      notReceivedOpen: 0,
    };
  }
}

async function oneByOne<T>(kases: readonly Case[], tell: (kase: Case) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (const kase of kases) answers.push(await tell(kase));
  return answers;
}

/** `planned`: what the plan in force still promises of the kind. */
async function kindsOf(m: EntityManager, caseId: string): Promise<KindRow[]> {
  return await m.query<KindRow[]>(
    `SELECT o.kind, sum(o.open) AS open, count(*) FILTER (WHERE o.open > 0)::int AS unsettled,
            count(*) FILTER (WHERE o.open > 0 AND o.worker_id IS NOT NULL)::int AS unpaid_claims,
            count(*) FILTER (WHERE (o.open > 0 OR NOT o.decided) AND o.worker_id IS NOT NULL)::int AS open_claims,
            coalesce((SELECT sum(l.open_fen) FROM plan_lines l WHERE l.case_id = $1 AND l.open_fen > 0 AND l.kind = o.kind), 0) AS planned
       FROM ${CASE_OBLIGATIONS} GROUP BY o.kind`,
    [caseId],
  );
}

async function totals(m: EntityManager, kase: Case): Promise<{ workers: number; claimedFen: number; verifiedFen: number; paidFen: number; outstandingFen: number }> {
  const [row] = await m.query<[{ workers: number; claimed: string; verified: string; paid: string; open: string }]>(
    `SELECT (SELECT count(*) FROM workers WHERE case_id = $1 AND removed_at IS NULL)::int AS workers, coalesce(sum(claimed), 0) AS claimed,
            coalesce(sum(verified), 0) AS verified, coalesce(sum(paid), 0) AS paid, coalesce(sum(open), 0) AS open
       FROM ${CASE_OBLIGATIONS}`,
    [kase.id],
  );
  return {
    workers: row.workers, claimedFen: Number(row.claimed), verifiedFen: Number(row.verified), paidFen: Number(row.paid), outstandingFen: Number(row.open),
  };
}
