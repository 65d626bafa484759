import type { EntityManager } from 'typeorm';
import type { Replay } from '../domain/allocation.js';
import type { LedgerHistory } from '../domain/ledger-types.js';
import { type PaymentShare, sharesOf } from '../domain/payment-shares.js';

/** Brings `payment_shares` of a case in line with its replayed ledger; only what differs is written. */
export async function writeShares(m: EntityManager, caseId: string, history: LedgerHistory, replayed: Replay): Promise<void> {
  const stored = new Map((await m.query<{ key: string; fen: string }[]>(`SELECT payment_id || '/' || worker_id AS key, amount_fen AS fen FROM payment_shares WHERE case_id = $1`, [caseId])).map(({ key, fen }) => [key, Number(fen)]));
  const changed: PaymentShare[] = [];
  for (const share of sharesOf(history, replayed)) {
    const key = keyOf(share);
    if (stored.get(key) !== share.amountFen) changed.push(share);
    stored.delete(key);
  }
  if (changed.length > 0) await upsert(m, caseId, changed);
  const gone = [...stored.keys()].map((key) => key.split('/'));
  if (gone.length === 0) return;
  await m.query('DELETE FROM payment_shares s USING unnest($1::uuid[], $2::uuid[]) AS g(payment, worker) WHERE s.payment_id = g.payment AND s.worker_id = g.worker', [
    gone.map(([payment]) => payment), gone.map(([, worker]) => worker),
  ]);
}

const keyOf = ({ paymentId, workerId }: PaymentShare): string => `${paymentId}/${workerId}`;

const upsert = (m: EntityManager, caseId: string, shares: readonly PaymentShare[]): Promise<unknown> =>
  m.query(
    `INSERT INTO payment_shares (payment_id, worker_id, case_id, amount_fen)
     SELECT c.payment, c.worker, $1, c.fen FROM unnest($2::uuid[], $3::uuid[], $4::bigint[]) AS c(payment, worker, fen)
     ON CONFLICT (payment_id, worker_id) DO UPDATE SET amount_fen = excluded.amount_fen`,
    [caseId, shares.map(({ paymentId }) => paymentId), shares.map(({ workerId }) => workerId), shares.map(({ amountFen }) => amountFen)],
  );
