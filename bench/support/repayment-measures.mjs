import { setTimeout as delay } from 'node:timers/promises';
import iconv from 'iconv-lite';
import * as floors from './repayment-floors.mjs';
import { watchMemory } from './running-program.mjs';
import { show, sqlMs, timed } from './timings.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 11);
/** What the product promises. */
const IMPORT_MS = 10_000;
const IMPORT_BYTES = 150 * 1024 * 1024;
const BALANCES_MS = 200;
const POSTING_MS = 2_000;
const BOARD_MS = 300;

export async function balances(program, client, { caseId }, when) {
  const ledger = await timed(RUNS, async () => (await program.get(`/cases/${caseId}/ledger`)).ms);
  const workers = await timed(RUNS, async () => (await program.get(`/cases/${caseId}/ledger/workers?limit=200`)).ms);
  return [
    show(`balances ${when}: ledger of the case`, ledger, await timed(RUNS, () => sqlMs(client, floors.LEDGER, [caseId])), BALANCES_MS),
    show(`balances ${when}: a page of 200 workers`, workers, await timed(RUNS, () => sqlMs(client, floors.WORKERS, [caseId])), BALANCES_MS),
  ].every(Boolean);
}

export async function importing(program, client, { caseId, payees }) {
  const today = (await client.query(`SELECT ((now() AT TIME ZONE 'Asia/Shanghai')::date)::text AS day`)).rows[0].day;
  const rows = payees.map(({ name, account, amountFen }, n) => [n + 1, name, account, (amountFen / 100).toFixed(2), today, '成功', '']);
  const file = iconv.encode([['序号', '收款人姓名', '收款账号', '金额(元)', '交易日期', '处理结果', '失败原因'], ...rows].map((row) => row.join(',')).join('\r\n'), 'gb18030');
  const form = new FormData();
  form.set('kind', 'wages');
  form.set('apply', 'auto');
  form.set('file', new Blob([file]), '回盘.csv');
  const floor = await floors.importing(client, caseId, payees.map(({ amountFen }, n) => ({ amountFen, position: n + 1 })));
  const memory = watchMemory(program.pid);
  const startedAt = performance.now();
  const { id } = (await program.post(`/cases/${caseId}/payment-imports`, form)).body;
  const seen = new Set();
  for (;;) {
    const { body } = await program.get(`/cases/${caseId}/payment-imports?limit=1`);
    const [found] = body.items;
    seen.add(`${found.done}/${found.total}`);
    if (found.state === 'applied') break;
    if (found.state === 'failed') throw new Error(`The import failed: ${JSON.stringify(found.failure)}`);
    await delay(50);
  }
  const ms = performance.now() - startedAt;
  const grown = memory.stop();
  const { body } = await program.get(`/cases/${caseId}/payment-imports/${id}`);
  if (body.totals.matchedRows !== payees.length) throw new Error(`Not every row was matched: ${JSON.stringify(body.totals)}`);
  const fast = show(`import of ${payees.length.toLocaleString('en')} rows`, [ms], [floor], IMPORT_MS);
  console.log(`  progress seen: ${[...seen].join(' ')}`);
  if (grown === null) return fast;
  const mib = (bytes) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
  const small = grown.growth < IMPORT_BYTES;
  console.log(`  memory: ${mib(grown.before)} before, ${mib(grown.most)} at most, grown by ${mib(grown.growth)}  < ${mib(IMPORT_BYTES)} ${small ? 'kept' : 'BROKEN'}`);
  return fast && small;
}

export async function posting(program, client, { caseId, workerIds }) {
  const dayOf = async (days) => (await client.query(`SELECT ((now() AT TIME ZONE 'Asia/Shanghai')::date - $1::int)::text AS day`, [days])).rows[0].day;
  const [today, earlier] = [await dayOf(0), await dayOf(3)];
  let n = 0;
  const post = (change) => async () => {
    n += 1;
    return (await program.post(`/cases/${caseId}/payments`, { kind: 'wages', paidOn: today, amountFen: 1_000 + n, method: 'bankTransfer', reference: `手工-${n}`, ...change(n) })).ms;
  };
  const floor = await timed(3, () => floors.posting(client, caseId, workerIds[0]));
  const runs = Math.min(RUNS, 5);
  return [
    show('posting by hand, to one worker', await timed(runs, post((i) => ({ workerIds: [workerIds[i]] }))), floor, POSTING_MS),
    show('posting by hand, dated before the import', await timed(runs, post((i) => ({ workerIds: [workerIds[100 + i]], paidOn: earlier }))), floor, POSTING_MS),
    show('posting by hand, a lump without names', await timed(Math.min(runs, 3), post(() => ({ amountFen: 100_000_000 }))), await timed(3, () => floors.lump(client, caseId)), POSTING_MS),
  ];
}

export async function board(program, client) {
  const ask = (query, promise) => async () => {
    const taken = await timed(RUNS, async () => (await program.get(`/repayment-board${query}`)).ms);
    const floor = await timed(Math.min(RUNS, 5), () => sqlMs(client, floors.board(query)));
    return show(`board ${query === '' ? 'unfiltered' : query}`, taken, floor, promise);
  };
  const kept = [];
  for (const query of ['', '?regionCode=640302', '?kind=wages', '?regionCode=640302&kind=pension']) kept.push(await ask(query, BOARD_MS)());
  return kept;
}
