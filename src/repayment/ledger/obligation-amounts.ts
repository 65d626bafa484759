import { NOT_VOIDED } from '../adjustments/ledger-voids.js';

/**
 * The obligations of a case with how each stands, as an SQL table: `o(id, worker_id, kind, claimed, verified, decided, agreed,
 * paid, waived, open)`. Verified and undisallowed claims, and late fees whose assessment stands; what was never decided has `verified`
 * 0 and `decided` false. `$1` is the case.
 */
export const CASE_OBLIGATIONS = `
  (SELECT cl.id, cl.worker_id, cl.kind, cl.claimed_fen AS claimed, coalesce(cl.verified_fen, 0) AS verified, cl.verified_fen IS NOT NULL AS decided,
          coalesce(p.agreed_fen, 0) AS agreed, coalesce(p.paid_fen, 0) AS paid, coalesce(p.waived_fen, 0) AS waived,
          coalesce(cl.verified_fen, 0) - coalesce(p.paid_fen, 0) - coalesce(p.waived_fen, 0) AS open
     FROM claims cl LEFT JOIN ledger_positions p ON p.obligation_id = cl.id
    WHERE cl.case_id = $1 AND cl.withdrawn_at IS NULL
   UNION ALL
   SELECT r.id, NULL, 'lateFee', r.amount_fen, r.amount_fen, TRUE, coalesce(p.agreed_fen, 0), coalesce(p.paid_fen, 0), coalesce(p.waived_fen, 0),
          r.amount_fen - coalesce(p.paid_fen, 0) - coalesce(p.waived_fen, 0)
     FROM late_fee_assessments r LEFT JOIN ledger_positions p ON p.obligation_id = r.id
    WHERE r.case_id = $1 AND ${NOT_VOIDED}) AS o`;
