import type { CaseTx } from '../cases/case-command.js';

/** Takes people off the roster of the case with everything they claim; they stay on record as removed. @param reason why their claims are withdrawn */
export async function takeOff({ m, now }: CaseTx, workerIds: readonly string[], reason: string): Promise<void> {
  await m.query('UPDATE workers SET removed_at = $2, version = version + 1 WHERE id = ANY($1::uuid[])', [workerIds, now]);
  await m.query('UPDATE claims SET withdrawn_at = $2, withdrawn_reason = $3 WHERE worker_id = ANY($1::uuid[]) AND withdrawn_at IS NULL', [workerIds, now, reason]);
}
