import { RUNS, show, timed } from '../support/timings.mjs';
import { day } from './office.mjs';
import { rolledBack } from './rolled-back.mjs';

const FEW = Math.min(RUNS, 5);

/** How long one more payment takes on the big case. Nothing is promised of it; a supervisor waits for it. */
export async function ask(world) {
  const { api, client } = world;
  const { caseId, workerIds } = await world.bigCase();
  const { rows: [{ today, earlier }] } = await client.query(`SELECT ${day(0)}::text AS today, ${day(-3)}::text AS earlier`);
  let n = 0;
  const post = (payment) => async () => {
    n += 1;
    return (await api.post(`/cases/${caseId}/payments`, { kind: 'wages', paidOn: today, amountFen: 1_000 + n, method: 'bankTransfer', reference: `手工-${n}`, ...payment(n) })).ms;
  };
  const toOne = await timed(3, () => floorMs(client, caseId, [workerIds[0]]));
  show('posting by hand, to one worker', await timed(FEW, post((i) => ({ workerIds: [workerIds[i]] }))), toOne);
  show('posting by hand, dated before others', await timed(FEW, post((i) => ({ workerIds: [workerIds[100 + i]], paidOn: earlier }))), toOne);
  const toAll = await timed(3, () => floorMs(client, caseId, null));
  show('posting by hand, a lump without names', await timed(FEW, post(() => ({ amountFen: 100_000_000 }))), toAll);
  return true;
}

/** The least one payment to these workers, or a lump (`null`), has to write. */
function floorMs(client, caseId, workerIds) {
  const concerned = `case_id = $1 AND kind = 'wages' AND ($2::uuid[] IS NULL OR worker_id = ANY($2::uuid[]))`;
  return rolledBack(client, async () => {
    await client.query(
      `INSERT INTO payments (id, case_id, seq, kind, paid_on, amount_fen, deductions_fen, method, reference, worker_ids, document_ids, recorded_by_id, recorded_at)
       SELECT gen_random_uuid(), id, 1, 'wages', ${day(0)}, 1, 0, 'bankTransfer', 'floor', $2::uuid[], '{}', created_by_id, now() FROM cases WHERE id = $1`,
      [caseId, workerIds],
    );
    await client.query(
      `UPDATE plan_lines SET paid_fen = paid_fen + 1, open_fen = open_fen - 1 WHERE ${concerned} AND due_on = (SELECT min(due_on) FROM plan_lines WHERE ${concerned} AND open_fen > 0) AND open_fen > 0`,
      [caseId, workerIds],
    );
    await client.query(`UPDATE ledger_positions SET paid_fen = paid_fen + 1 WHERE ${concerned}`, [caseId, workerIds]);
  });
}
