import { until } from './redis.mjs';

/**
 * Where a worker can be held while it fires a step and delivers it, in the order in which it comes by. `commit`: in the middle of
 * the commit after that write, when the process may be told nothing and the work is done all the same.
 */
export const FIRING = [
  { before: 'INSERT', table: 'notifications' },
  { before: 'INSERT', table: 'deliveries' },
  { before: 'INSERT', table: 'outbox' },
  { before: 'INSERT', table: 'changes' },
  { before: 'INSERT', table: 'supervisor_items' },
  { before: 'INSERT', table: 'timeline_entries' },
  { before: 'INSERT', table: 'audit_entries' },
  { before: 'INSERT', table: 'escalation_steps' },
  { before: 'UPDATE', table: 'deadlines' },
  { commit: 'INSERT', table: 'escalation_steps' },
];

/** `lost`: whoever is killed there has claimed the message, and nobody can know whether it was sent. */
export const DELIVERING = [
  { before: 'UPDATE', table: 'outbox' },
  { commit: 'UPDATE', table: 'outbox' },
  { before: 'INSERT', table: 'outgoing_messages' },
  { before: 'INSERT', table: 'message_deliveries' },
  { before: 'UPDATE', table: 'deliveries', when: `NEW.state = 'sending'` },
  { before: 'INSERT', table: 'delivery_attempts' },
  { commit: 'INSERT', table: 'delivery_attempts', lost: true },
  { before: 'UPDATE', table: 'delivery_attempts', when: `NEW.result = 'accepted'`, lost: true },
  { before: 'UPDATE', table: 'outgoing_messages', when: `NEW.state = 'accepted'`, lost: true },
  { before: 'UPDATE', table: 'deliveries', when: `NEW.state = 'accepted'`, lost: true },
  { commit: 'UPDATE', table: 'outgoing_messages', when: `NEW.state = 'accepted'` },
];

export const nameOf = ({ before, commit, table, when }) => `${commit ? 'in the commit after' : 'before'} ${before ?? commit} ${table}${when ? ` (${when})` : ''}`;

/** Makes each place wait for whoever holds its lock, so that a kill hits just there, however fast the machine is. */
export async function addStoppingPlaces(client, places) {
  await client.query('CREATE OR REPLACE FUNCTION wait_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared(TG_ARGV[0]::int); RETURN NEW; END $$');
  for (const [n, { before, commit, table, when }] of places.entries()) {
    const head = commit ? `CREATE CONSTRAINT TRIGGER wait_${n} AFTER ${commit} ON ${table} DEFERRABLE INITIALLY DEFERRED` : `CREATE TRIGGER wait_${n} BEFORE ${before} ON ${table}`;
    await client.query(`${head} FOR EACH ROW ${when ? `WHEN (${when})` : ''} EXECUTE FUNCTION wait_here(${n + 1})`);
  }
}

/** Holds the `n`th place closed while `work` runs. @param work is given what waits for somebody to stand there: the worker's name */
export async function closed(client, n, work) {
  await client.query('SELECT pg_advisory_lock($1)', [n + 1]);
  const stopped = () =>
    until('a worker that stands there', async () => {
      const { rows } = await client.query(
        `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' AND l.classid = 0 AND l.objid = $1 AND NOT l.granted`,
        [n + 1],
      );
      return rows[0]?.name;
    });
  try {
    return await work(stopped);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [n + 1]);
  }
}
