import { RUNS, show, sqlMs, timed } from '../support/timings.mjs';
import { day } from './office.mjs';

const PROMISE_MS = 200;

/** How quickly the big case tells how it stands. */
export async function ask(world, when = '') {
  const { api, client } = world;
  const { caseId } = await world.bigCase();
  const asking = (path) => timed(RUNS, async () => (await api.get(`/cases/${caseId}${path}`)).ms);
  const floor = (sql) => timed(RUNS, () => sqlMs(client, sql, [caseId]));
  return [
    show(`ledger of the case${when}`, await asking('/ledger'), await floor(LEDGER), PROMISE_MS),
    show(`ledger of 200 workers${when}`, await asking('/ledger/workers?limit=200'), await floor(WORKERS), PROMISE_MS),
    show(`200 payments${when}`, await asking('/payments?limit=200'), await floor(PAYMENTS), PROMISE_MS),
  ].every(Boolean);
}

/** What each kind of a case is owed, got and is late with. */
const LEDGER = `
  SELECT o.kind, o.claimed, o.verified, o.paid, o.waived, l.open, l.overdue, l.d7, l.d30, l.d60
    FROM (SELECT c.kind, sum(c.claimed_fen) AS claimed, sum(c.verified_fen) AS verified, sum(p.paid_fen) AS paid, sum(p.waived_fen) AS waived
            FROM claims c LEFT JOIN ledger_positions p ON p.obligation_id = c.id AND p.case_id = $1 WHERE c.case_id = $1 GROUP BY c.kind) o
    LEFT JOIN (SELECT kind, sum(open_fen) AS open, sum(open_fen) FILTER (WHERE due_on < ${day(0)}) AS overdue, sum(open_fen) FILTER (WHERE ${day(0)} - due_on BETWEEN 1 AND 7) AS d7,
                      sum(open_fen) FILTER (WHERE ${day(0)} - due_on BETWEEN 8 AND 30) AS d30, sum(open_fen) FILTER (WHERE ${day(0)} - due_on BETWEEN 31 AND 60) AS d60
                 FROM plan_lines WHERE case_id = $1 AND open_fen > 0 GROUP BY kind) l USING (kind)`;

/** The same of its first 200 workers. */
const WORKERS = `
  SELECT w.id, w.name, sum(c.claimed_fen), sum(c.verified_fen), sum(p.paid_fen),
         (SELECT sum(l.open_fen) FROM plan_lines l WHERE l.case_id = $1 AND l.worker_id = w.id AND l.open_fen > 0 AND l.due_on < ${day(0)})
    FROM (SELECT id, name, position FROM workers WHERE case_id = $1 ORDER BY position, id LIMIT 200) w
    JOIN claims c ON c.worker_id = w.id LEFT JOIN ledger_positions p ON p.obligation_id = c.id GROUP BY w.id, w.name, w.position ORDER BY w.position`;

const PAYMENTS = 'SELECT * FROM payments WHERE case_id = $1 ORDER BY seq DESC, import_row, id LIMIT 200';
