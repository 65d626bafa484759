import { setTimeout as delay } from 'node:timers/promises';
import iconv from 'iconv-lite';
import { watchMemory } from '../support/running-program.mjs';
import { mib, show } from '../support/timings.mjs';
import { ask as askBalances } from './balances.mjs';
import { day } from './office.mjs';
import { rolledBack } from './rolled-back.mjs';

const PROMISE_MS = 10_000;
const PROMISE_BYTES = 150 * 1024 * 1024;

/** How long a bank's return file takes that pays every worker of the big case, and how much memory. */
export async function ask(world) {
  const { api, client } = world;
  const bigCase = await world.bigCase();
  const { caseId, payees } = bigCase;
  const form = new FormData();
  form.set('kind', 'wages');
  form.set('apply', 'auto');
  form.set('file', new Blob([await bankReturn(client, payees)]), '回盘.csv');
  const floor = await floorMs(client, caseId, payees);
  await world.restWorker();
  const memory = watchMemory(world.worker.pid);
  const startedAt = performance.now();
  const { id } = (await api.post(`/cases/${caseId}/payment-imports`, form)).body;
  const progress = await settled(api, caseId, id);
  const ms = performance.now() - startedAt;
  const grown = memory.stop();
  const { totals } = (await api.get(`/cases/${caseId}/payment-imports/${id}`)).body;
  if (totals.matchedRows !== payees.length) throw new Error(`Not every row was matched: ${JSON.stringify(totals)}`);
  const fast = show(`import of ${payees.length.toLocaleString('en')} rows`, [ms], [floor], PROMISE_MS);
  console.log(`  progress seen: ${progress.join(' ')}`);
  return [fast, small(grown), await askBalances(world, ', imported')].every(Boolean);
}

function small(grown) {
  if (grown === null) return true;
  const kept = grown.growth < PROMISE_BYTES;
  console.log(`  resident set of the worker, at rest before: ${mib(grown.before)} before, ${mib(grown.most)} at most, grown by ${mib(grown.growth)}  < ${mib(PROMISE_BYTES)} ${kept ? 'kept' : 'BROKEN'}`);
  return kept;
}

async function bankReturn(client, payees) {
  const { rows: [{ today }] } = await client.query(`SELECT ${day(0)}::text AS today`);
  const rows = payees.map(({ name, account, amountFen }, n) => [n + 1, name, account, (amountFen / 100).toFixed(2), today, '成功', '']);
  return iconv.encode([['序号', '收款人姓名', '收款账号', '金额(元)', '交易日期', '处理结果', '失败原因'], ...rows].map((row) => row.join(',')).join('\r\n'), 'gb18030');
}

/** @returns each `done/total` that could be seen meanwhile */
async function settled(api, caseId, id) {
  const seen = new Set();
  for (;;) {
    const { body } = await api.get(`/cases/${caseId}/payment-imports?limit=1`);
    const found = body.items.find((item) => item.id === id);
    seen.add(`${found.done}/${found.total}`);
    if (found.state === 'applied') return [...seen];
    if (found.state === 'failed') throw new Error(`The import failed: ${JSON.stringify(found.failure)}`);
    await delay(20);
  }
}

/** The least that has to be written: a payment a row, the line it fills and how its claim stands. */
function floorMs(client, caseId, payees) {
  return rolledBack(client, async () => {
    await client.query(
      `INSERT INTO payments (id, case_id, seq, kind, paid_on, amount_fen, deductions_fen, method, reference, worker_ids, document_ids, recorded_by_id, recorded_at)
       SELECT gen_random_uuid(), $1, 1, 'wages', ${day(0)}, r.fen, 0, 'bankBatch', 'floor-' || r.position, ARRAY[w.id], '{}', w.created_by_id, now()
         FROM unnest($2::bigint[]) WITH ORDINALITY AS r(fen, position) JOIN workers w ON w.case_id = $1 AND w.position = r.position`,
      [caseId, payees.map(({ amountFen }) => amountFen)],
    );
    await client.query(`UPDATE plan_lines l SET paid_fen = l.amount_fen, open_fen = 0 WHERE l.case_id = $1 AND l.kind = 'wages' AND l.instalment_no = 1`, [caseId]);
    await client.query(
      `UPDATE ledger_positions p SET paid_fen = p.paid_fen + l.amount_fen FROM plan_lines l
        WHERE p.case_id = $1 AND l.case_id = $1 AND l.obligation_id = p.obligation_id AND l.kind = 'wages' AND l.instalment_no = 1`,
      [caseId],
    );
  });
}
