import type { EntityManager } from 'typeorm';
import { streamRows } from '../../platform/database/stream-rows.js';
import type { Replay } from '../domain/allocation.js';
import { addFen } from '../domain/fen-sum.js';
import type { ClaimState } from '../domain/ledger-cell.js';
import type { LedgerHistory } from '../domain/ledger-types.js';
import { moneyOfPayments } from '../domain/payment-money.js';
import type { FenText } from './ledger-history.js';

interface Position {
  claim: Readonly<ClaimState>;
  agreedFen: number;
}

type PositionRow = [obligationId: string, agreed: FenText, paid: FenText, waived: FenText, advanced: FenText, recovered: FenText];

/** Writes how each obligation stands where that differs from what is stored; an obligation that left the ledger leaves the projection. */
export async function writePositions(m: EntityManager, caseId: string, replayed: Replay): Promise<void> {
  const positions = new Map(replayed.claims.map((claim): [string, Position] => [claim.obligation.claimId, { claim, agreedFen: claim.keptPromisesFen }]));
  for (const { line, claim } of replayed.lines) {
    const position = positions.get(claim.obligation.claimId);
    if (position) position.agreedFen = addFen(position.agreedFen, line.amountFen);
  }
  const left: string[] = [];
  const stored = new Set<string>();
  await streamRows<PositionRow>(
    m,
    'SELECT obligation_id, agreed_fen, paid_fen, waived_fen, advanced_fen, recovered_fen FROM ledger_positions WHERE case_id = $1',
    [caseId],
    ([id, ...amounts]) => {
      const position = positions.get(id);
      if (!position) left.push(id);
      else if (equals(position, amounts)) positions.delete(id);
      else stored.add(id);
    },
  );
  await upsertPositions(m, caseId, [...positions].filter(([id, position]) => stored.has(id) || amountsOf(position).some((fen) => fen !== 0)).map(([, position]) => position));
  if (left.length > 0) await m.query('DELETE FROM ledger_positions WHERE obligation_id = ANY($1::uuid[])', [left]);
}

const amountsOf = ({ claim, agreedFen }: Position): number[] => [agreedFen, claim.paidFen, claim.waivedFen, claim.advancedFen, claim.recoveredFen];

const equals = (position: Position, stored: readonly FenText[]): boolean => amountsOf(position).every((fen, at) => fen === Number(stored[at]));

async function upsertPositions(m: EntityManager, caseId: string, positions: readonly Position[]): Promise<void> {
  if (positions.length === 0) return;
  await m.query(
    `INSERT INTO ledger_positions (obligation_id, case_id, worker_id, kind, agreed_fen, paid_fen, waived_fen, advanced_fen, recovered_fen)
     SELECT c.id, $1, c.worker, c.kind, c.agreed, c.paid, c.waived, c.advanced, c.recovered
       FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[])
            AS c(id, worker, kind, agreed, paid, waived, advanced, recovered)
     ON CONFLICT (obligation_id) DO UPDATE
        SET agreed_fen = excluded.agreed_fen, paid_fen = excluded.paid_fen, waived_fen = excluded.waived_fen, advanced_fen = excluded.advanced_fen,
            recovered_fen = excluded.recovered_fen`,
    [
      caseId, positions.map(({ claim }) => claim.obligation.claimId), positions.map(({ claim }) => claim.obligation.workerId), positions.map(({ claim }) => claim.obligation.kind),
      positions.map(({ agreedFen }) => agreedFen), positions.map(({ claim }) => claim.paidFen), positions.map(({ claim }) => claim.waivedFen), positions.map(({ claim }) => claim.advancedFen),
      positions.map(({ claim }) => claim.recoveredFen),
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
