import { RUNS, show, sqlMs, timed } from '../support/timings.mjs';
import { day } from './office.mjs';

const PROMISE_MS = 300;
const QUERIES = ['', '?regionCode=640302', '?kind=wages', '?regionCode=640302&kind=pension', '?q=公司12345', '?q=公司19', '?q=公司'];
/** About half of all cases: neither they nor the others are few, so that it is only told how long it takes. */
const HALF = '?q=公司1';

/** How quickly the board tells what is due over all cases. */
export async function ask(world) {
  const { api, client } = world;
  await world.manyCases();
  // The board answers from what postings wrote down: where a bulk load left that out, every figure would be a fine one about nothing.
  const { rows: [{ unseen }] } = await client.query(`SELECT count(*)::int AS unseen FROM cases c WHERE NOT EXISTS (SELECT 1 FROM case_dues d WHERE d.case_id = c.id)`);
  if (unseen > 0) throw new Error(`The board does not see ${unseen} cases: they were loaded without what it answers from, so its speed cannot be measured.`);
  let kept = true;
  for (const query of [...QUERIES, HALF]) {
    const taken = await timed(RUNS, async () => (await api.get(`/repayment-board${encodeURI(query)}`)).ms);
    const floor = await timed(Math.min(RUNS, 5), () => sqlMs(client, floorSql(query)));
    kept = show(`board ${query === '' ? 'of everything' : query}`, taken, floor, query === HALF ? null : PROMISE_MS) && kept;
  }
  return kept;
}

/** The sums of the board straight from the instalments. */
function floorSql(query) {
  const { regionCode, kind, q } = Object.fromEntries(new URLSearchParams(query));
  const where = ['i.open_fen > 0', `c.state IN ('reported', 'investigating', 'verifying', 'coordinating', 'supervising')`];
  if (regionCode) where.push(`c.region_code = '${regionCode}'`);
  if (kind) where.push(`i.kind = '${kind}'`);
  if (q) where.push(`strpos(c.employer_name, '${q}') > 0`);
  return `SELECT c.region_code, c.supervisor_id, i.kind, c.employer_key, count(DISTINCT c.id), count(DISTINCT c.id) FILTER (WHERE i.due_on < ${day(0)}), sum(i.open_fen),
      sum(i.open_fen) FILTER (WHERE i.due_on = ${day(0)}), sum(i.open_fen) FILTER (WHERE i.due_on < ${day(0)}), min(i.due_on) FILTER (WHERE i.due_on < ${day(0)})
    FROM cases c JOIN plan_instalments i ON i.case_id = c.id WHERE ${where.join(' AND ')}
    GROUP BY GROUPING SETS ((), (c.region_code), (c.supervisor_id), (i.kind), (c.employer_key))`;
}
