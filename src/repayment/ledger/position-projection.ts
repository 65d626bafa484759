import type { EntityManager } from 'typeorm';
import type { FenText } from '../../platform/database/columns.js';
import { streamRows } from '../../platform/database/stream-rows.js';
import type { Replay } from '../domain/allocation.js';
import type { ClaimState } from '../domain/ledger-cell.js';
import type { LedgerHistory } from '../domain/ledger-types.js';
import { moneyOfPayments } from '../domain/payment-money.js';
import type { CaseLedgerRows, StoredAmounts } from './ledger-history.js';

/** Writes how each obligation stands where that differs from what is stored; an obligation that left the ledger leaves the projection. */
export async function writePositions(m: EntityManager, caseId: string, { obligations, history }: Pick<CaseLedgerRows, 'obligations' | 'history'>, { claims }: Replay): Promise<void> {
  await upsertPositions(m, caseId, claims.filter((claim) => {
    const stored = obligations.get(claim.obligation.claimId)?.stored ?? NOTHING;
    return amountsOf(claim).some((fen, at) => fen !== stored[at]);
  }));
  const withdrawn = [...obligations.values()].filter((obligation) => obligation.withdrawn && obligation.stored !== null);
  const left = withdrawn.filter((obligation) => !history.obligations.includes(obligation));
  if (left.length > 0) await m.query('DELETE FROM ledger_positions WHERE obligation_id = ANY($1::uuid[])', [left.map(({ claimId }) => claimId)]);
}

const NOTHING: StoredAmounts = [0, 0, 0, 0, 0];

const amountsOf = ({ agreedFen, paidFen, waivedFen, advancedFen, recoveredFen }: Readonly<ClaimState>): StoredAmounts => [agreedFen, paidFen, waivedFen, advancedFen, recoveredFen];

async function upsertPositions(m: EntityManager, caseId: string, claims: readonly Readonly<ClaimState>[]): Promise<void> {
  if (claims.length === 0) return;
  await m.query(
    `INSERT INTO ledger_positions (obligation_id, case_id, worker_id, kind, agreed_fen, paid_fen, waived_fen, advanced_fen, recovered_fen)
     SELECT c.id, $1, c.worker, c.kind, c.agreed, c.paid, c.waived, c.advanced, c.recovered
       FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[])
            AS c(id, worker, kind, agreed, paid, waived, advanced, recovered)
     ON CONFLICT (obligation_id) DO UPDATE
        SET agreed_fen = excluded.agreed_fen, paid_fen = excluded.paid_fen, waived_fen = excluded.waived_fen, advanced_fen = excluded.advanced_fen,
            recovered_fen = excluded.recovered_fen`,
    [
      caseId, claims.map(({ obligation }) => obligation.claimId), claims.map(({ obligation }) => obligation.workerId), claims.map(({ obligation }) => obligation.kind),
      claims.map(({ agreedFen }) => agreedFen), claims.map(({ paidFen }) => paidFen), claims.map(({ waivedFen }) => waivedFen), claims.map(({ advancedFen }) => advancedFen),
      claims.map(({ recoveredFen }) => recoveredFen),
    ],
  );
}

type PaymentRow = [paymentId: string, applied: FenText, unapplied: FenText, returned: FenText];

/** Writes what became of each payment's money where that differs from what is stored. */
export async function writePaymentPositions(m: EntityManager, caseId: string, history: LedgerHistory, replayed: Replay): Promise<void> {
  const payments = moneyOfPayments(history, replayed);
  const left: string[] = [];
  await streamRows<PaymentRow>(m, 'SELECT payment_id, applied_fen, unapplied_fen, returned_fen FROM payment_positions WHERE case_id = $1', [caseId], ([id, applied, unapplied, returned]) => {
    const money = payments.get(id);
    if (!money) left.push(id);
    else if (money.appliedFen === Number(applied) && money.unappliedFen === Number(unapplied) && money.returnedFen === Number(returned)) payments.delete(id);
  });
  if (left.length > 0) await m.query('DELETE FROM payment_positions WHERE payment_id = ANY($1::uuid[])', [left]);
  if (payments.size === 0) return;
  const changed = [...payments];
  await m.query(
    `INSERT INTO payment_positions (payment_id, case_id, applied_fen, unapplied_fen, returned_fen)
     SELECT p.id, $1, p.applied, p.unapplied, p.returned FROM unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[]) AS p(id, applied, unapplied, returned)
     ON CONFLICT (payment_id) DO UPDATE SET applied_fen = excluded.applied_fen, unapplied_fen = excluded.unapplied_fen, returned_fen = excluded.returned_fen`,
    [
      caseId, changed.map(([id]) => id), changed.map(([, { appliedFen }]) => appliedFen), changed.map(([, { unappliedFen }]) => unappliedFen),
      changed.map(([, { returnedFen }]) => returnedFen),
    ],
  );
}
