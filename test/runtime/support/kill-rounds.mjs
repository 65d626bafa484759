import assert from 'node:assert/strict';
import { doubledOrLost, openOffice, settled } from './crash-office.mjs';
import { addRunningClocks } from './clock-rows.mjs';
import { until } from './redis.mjs';
import { addStoppingPlaces, closed, nameOf } from './stopping-places.mjs';

/** Two workers at work; each round one of them is killed at one place, the other goes on, and a new one takes its place. */
export async function killAtEach(t, env, places) {
  const office = await openOffice(t, env);
  const crew = [await office.startWorker()];
  await office.moveIn();
  crew.push(await office.startWorker());
  await addStoppingPlaces(office.client, places);
  for (const [n, place] of places.entries()) {
    const failedBefore = await failed(office);
    const killed = await closed(office.client, n, async (stopped) => {
      await addOneClock(office, n);
      return kill(crew, await stopped());
    });
    // Whoever is left puts it right while the new one is still starting.
    const rest = (place.lost ? endLeases(office) : Promise.resolve()).then(() => settled(office, nameOf(place)));
    [crew[killed]] = await Promise.all([office.startWorker(), rest]);
    assert.deepEqual(await doubledOrLost(office, { steps: n + 1 }), [], nameOf(place));
    // Elsewhere the worker may happen to be sending something else when it is killed: that is in the failed list too, and lost to nobody.
    if (place.lost === true) assert.ok((await failed(office)) > failedBefore, nameOf(place));
  }
  return { office, crew };
}

/** As `killAtEach`; then all are killed while the receiver keeps its answer back. */
export async function killWhileDelivering(t, env, places) {
  const { office, crew } = await killAtEach(t, env, places);
  const failedBefore = await failed(office);
  const { received } = office.webhook;
  const already = received.length;
  const answerAgain = office.webhook.holdAnswers();
  await addOneClock(office, places.length);
  await until('a message whose answer is awaited', () => received.length > already);
  for (const { name } of crew) await kill(crew, name);
  answerAgain();
  await Promise.all([office.startWorker(), office.startWorker(), endLeases(office)]);
  await settled(office, 'a kill while the answer was awaited');
  assert.deepEqual(await doubledOrLost(office, { steps: places.length + 1 }), []);
  assert.equal(received[already].answered, false);
  assert.ok((await failed(office)) > failedBefore);
  t.diagnostic(`${places.length + 2} workers killed, ${received.length} messages arrived`);
}

/**
 * A clock that reaches one step now: its highest, so that the supervisor gets an item too. Of the steps passed before its
 * generation began only the highest fires.
 */
export async function addOneClock(office, n) {
  await office.query('BEGIN');
  await addRunningClocks(office.client, office.people, { cases: 1, at: `now() - interval '40 days'`, prefix: `轮${n}-` });
  await office.query(`UPDATE deadlines SET generation_began_at = now(), next_step_at = now() WHERE case_id = (SELECT id FROM cases WHERE number = $1)`, [`轮${n}-1`]);
  await office.query('COMMIT');
}

/** @returns its place in the crew */
export async function kill(crew, name) {
  const place = crew.findIndex((worker) => worker.name === name);
  assert.ok(place >= 0, `${name} is none of ${crew.map((worker) => worker.name)}`);
  const { program } = crew[place];
  program.kill('SIGKILL');
  assert.deepEqual(await program.ended, { code: null, signal: 'SIGKILL' });
  return place;
}

/** As if half a minute had gone by since a process died that had claimed a message. */
export async function endLeases(office) {
  await until('a claim of the dead', async () => (await office.query(`UPDATE outgoing_messages SET lease_until = now() - interval '1 s' WHERE state = 'sending' RETURNING id`)).length > 0);
}

/** How many deliveries stand in the failed list, all for the one reason there may be. */
export async function failed(office) {
  const rows = await office.query(`SELECT code FROM deliveries WHERE state = 'failed'`);
  assert.ok(rows.every(({ code }) => code === 'outcomeUnknown'), JSON.stringify(rows));
  return rows.length;
}
