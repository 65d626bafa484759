import { setTimeout as delay } from 'node:timers/promises';
import { watchMemory } from '../support/running-program.mjs';
import { mib, show, sqlMs } from '../support/timings.mjs';

const PROMISE_MS = { xlsx: 60_000, pdf: 120_000 };
/** The thread that writes it may hold a gibibyte and is ended beyond that; in the process it is part of what is watched. */
const PROMISE_BYTES = 1_536 * 1024 * 1024;

/** How long a statement of the big case takes, in both formats, and how much memory. */
export async function ask(world) {
  const { api, worker, client } = world;
  const { caseId } = await world.bigCase();
  const floor = await sqlMs(client, FLOOR, [caseId]);
  let kept = true;
  for (const format of ['xlsx', 'pdf']) {
    const memory = watchMemory(worker.pid);
    const startedAt = performance.now();
    const { id } = (await api.post(`/cases/${caseId}/statements`, { format, reason: '与单位对账' })).body;
    const { bytes, rows } = await made(api, id);
    const ms = performance.now() - startedAt;
    const grown = memory.stop();
    kept = show(`statement as .${format}, ${rows.toLocaleString('en')} rows, ${mib(bytes)}`, [ms], [floor], PROMISE_MS[format]) && kept;
    if (grown === null) continue;
    const small = grown.growth < PROMISE_BYTES;
    console.log(`  the worker's memory: ${mib(grown.before)} before, ${mib(grown.most)} at most, grown by ${mib(grown.growth)}  < ${mib(PROMISE_BYTES)} ${small ? 'kept' : 'BROKEN'}`);
    kept = small && kept;
  }
  return kept;
}

async function made(api, id) {
  for (;;) {
    const { body } = await api.get(`/statements/${id}`);
    if (body.state === 'ready') return body;
    if (body.state !== 'queued' && body.state !== 'making') throw new Error(`The statement was not made: ${JSON.stringify(body.failure)}`);
    await delay(50);
  }
}

/** Everything that a statement is made of, read once. */
const FLOOR = `
  SELECT (SELECT count(*) FROM (SELECT * FROM plan_lines WHERE case_id = $1 ORDER BY due_on) l), (SELECT count(*) FROM (SELECT * FROM payments WHERE case_id = $1 ORDER BY paid_on, seq) p),
         (SELECT count(*) FROM (SELECT * FROM claims WHERE case_id = $1 ORDER BY worker_id) c), (SELECT count(*) FROM (SELECT * FROM workers WHERE case_id = $1 ORDER BY position) w)`;
