import type { EntityManager } from 'typeorm';
import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import type { FenText } from '../../platform/database/columns.js';
import { streamRows } from '../../platform/database/stream-rows.js';
import { withResolutions } from '../domain/resolutions.js';
import type { LedgerHistory, Obligation, Waiver } from '../domain/ledger-types.js';
import { NOT_VOIDED } from '../adjustments/ledger-voids.js';
import { loadPlans, type StoredLine } from '../plans/plan-history.js';
import { loadPayments, loadResolutions } from './payment-history.js';

/** Everything recorded on one case, with what the projections of its obligations and lines say now. */
export interface CaseLedgerRows {
  history: LedgerHistory;
  /** Every obligation, those that were withdrawn too, by id. */
  obligations: ReadonlyMap<string, StoredObligation>;
  /** The lines of each agreed revision, by its id. */
  lines: ReadonlyMap<string, readonly StoredLine[]>;
  /** Instalment ids by `planId/no`. */
  instalmentIds: ReadonlyMap<string, string>;
}

/** Loads the ledger of a case as the transaction sees it. A large case has a hundred thousand lines, so no row is held twice. */
export async function loadLedger(m: EntityManager, caseId: string): Promise<CaseLedgerRows> {
  const all = await loadObligations(m, caseId);
  const { plans, lines, instalmentIds } = await loadPlans(m, caseId, all);
  const history: LedgerHistory = {
    obligations: withoutWithdrawn(all, lines),
    plans,
    postings: withResolutions(await loadPayments(m, caseId), await loadResolutions(m, caseId)),
    waivers: await loadWaivers(m, caseId),
  };
  return { history, obligations: all, lines, instalmentIds };
}

/** An obligation with what its projection holds, in fen; null when there is none. */
export interface StoredObligation extends Obligation {
  /** Its claim was withdrawn, or its late fee taken back. */
  withdrawn: boolean;
  stored: StoredAmounts | null;
}

/** As `position-projection.ts` writes them. */
export type StoredAmounts = readonly [agreed: number, paid: number, waived: number, advanced: number, recovered: number];

type ObligationRow = [
  id: string, workerId: string | null, kind: ClaimKind, from: string | null, to: string | null, claimed: FenText, verified: FenText | null, seq: string | null, withdrawn: boolean,
  ...stored: [FenText, FenText, FenText, FenText, FenText] | [null, null, null, null, null],
];

async function loadObligations(m: EntityManager, caseId: string): Promise<Map<string, StoredObligation>> {
  const obligations = new Map<string, StoredObligation>();
  const firstDecided = await loadFirstDecisions(m, caseId);
  const texts = new Map<unknown, unknown>();
  /** One text for all rows that say the same. */
  const shared = <T extends string | null>(text: T): T => {
    if (!texts.has(text)) texts.set(text, text);
    return texts.get(text) as T;
  };
  await streamRows<ObligationRow>(
    m,
    `SELECT o.*, p.agreed_fen, p.paid_fen, p.waived_fen, p.advanced_fen, p.recovered_fen FROM (
       SELECT id, worker_id, kind, from_month, to_month, claimed_fen, verified_fen, floor(extract(epoch FROM decided_at) * 1000)::bigint, withdrawn_at IS NOT NULL
         FROM claims WHERE case_id = $1
       UNION ALL
       SELECT r.id, NULL, 'lateFee', NULL, NULL, r.amount_fen, r.amount_fen, r.seq, NOT (${NOT_VOIDED}) FROM late_fee_assessments r WHERE r.case_id = $1) o
       LEFT JOIN ledger_positions p ON p.obligation_id = o.id AND p.case_id = $1`,
    [caseId],
    ([claimId, workerId, kind, from, to, claimed, verified, lastDecided, withdrawn, agreed, paid, waived, advanced, recovered]) => {
      const seq = firstDecided.get(claimId) ?? lastDecided;
      const claimedFen = withdrawn ? 0 : Number(claimed);
      const verifiedFen = withdrawn ? 0 : verified === null ? null : Number(verified);
      const stored: StoredAmounts | null = agreed === null ? null : [Number(agreed), Number(paid), Number(waived), Number(advanced), Number(recovered)];
      obligations.set(claimId, { claimId, workerId: shared(workerId), kind: shared(kind), from: shared(from), to: shared(to), claimedFen, verifiedFen, ...(seq === null ? {} : { seq: Number(seq) }), withdrawn, stored });
    },
  );
  return obligations;
}

/** When claims that were decided more than once were decided first; of the others the claim itself tells. */
async function loadFirstDecisions(m: EntityManager, caseId: string): Promise<Map<string, string>> {
  const rows = await m.query<{ claim_id: string; seq: string }[]>(
    'SELECT claim_id, floor(extract(epoch FROM min(decided_at)) * 1000)::bigint AS seq FROM claim_decisions WHERE case_id = $1 GROUP BY claim_id HAVING count(*) > 1',
    [caseId],
  );
  return new Map(rows.map(({ claim_id, seq }) => [claim_id, seq]));
}

/** What was withdrawn or taken back stays in the ledger at nothing when a plan's line names it, so that the line keeps what it points at. */
function withoutWithdrawn(all: ReadonlyMap<string, StoredObligation>, lines: CaseLedgerRows['lines']): Obligation[] {
  const obligations = [...all.values()];
  if (!obligations.some(({ withdrawn }) => withdrawn)) return obligations;
  const named = new Set([...lines.values()].flatMap((ofPlan) => ofPlan.map(({ claimId }) => claimId)));
  return obligations.filter(({ claimId, withdrawn }) => !withdrawn || named.has(claimId));
}

interface WaiverSqlRow {
  id: string;
  seq: string;
  granted_on: string;
  worker_id: string;
  kind: ClaimKind;
  amount_fen: FenText;
}

async function loadWaivers(m: EntityManager, caseId: string): Promise<Waiver[]> {
  const rows = await m.query<WaiverSqlRow[]>('SELECT id, seq, granted_on::text AS granted_on, worker_id, kind, amount_fen FROM waivers WHERE case_id = $1', [caseId]);
  return rows.map((row) => ({
    id: row.id, seq: Number(row.seq), grantedOn: row.granted_on, workerId: row.worker_id, kind: row.kind, amountFen: Number(row.amount_fen),
  }));
}
