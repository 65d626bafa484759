import { randomUUID } from 'node:crypto';
import type { CaseTx } from '../cases/case-command.js';
import type { ClaimKind } from '../cases/domain/vocabulary.js';

/** What an authority decided that a worker is to get, in fen. */
export interface OrderedClaim {
  workerId: string;
  amountFen: number;
}

type Tx = Pick<CaseTx, 'm' | 'kase' | 'actor' | 'now'>;

/**
 * Writes claims that are verified by the decision of an authority from the beginning, with the history of that decision.
 * @returns their ids in the same order
 */
export async function addOrderedClaims({ m, kase, actor, now }: Tx, kind: ClaimKind, claims: readonly OrderedClaim[]): Promise<string[]> {
  const ids = claims.map(() => randomUUID());
  const values = [ids, claims.map(({ workerId }) => workerId), claims.map(({ amountFen }) => amountFen)];
  await m.query(
    `INSERT INTO claims (id, case_id, worker_id, kind, claimed_fen, verified_fen, decided_at, decided_by_id, created_at, created_by_id)
     SELECT c.id, $4, c.worker, $5, c.fen, c.fen, $6, $7, $6, $7 FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS c(id, worker, fen)`,
    [...values, kase.id, kind, now, actor.id],
  );
  await m.query(
    `INSERT INTO claim_decisions (id, case_id, claim_id, verified_fen, decided_by_id, decided_at)
     SELECT gen_random_uuid(), $4, c.id, c.fen, $6, $5 FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS c(id, worker, fen)`,
    [...values, kase.id, now, actor.id],
  );
  return ids;
}

/** Takes such claims back, because the record of the decision was mistaken. */
export async function withdrawOrderedClaims({ m, kase, now }: Tx, ids: readonly string[], reason: string): Promise<void> {
  await m.query(
    'UPDATE claims SET withdrawn_at = $3, withdrawn_reason = $4 WHERE case_id = $1 AND id = ANY($2::uuid[]) AND withdrawn_at IS NULL', [kase.id, ids, now, reason],
  );
}
