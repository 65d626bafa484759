import fc from 'fast-check';
import { LedgerProjectionJob } from '../../src/repayment/ledger/ledger-projection.job.js';
import { CaseLedger } from '../../src/repayment/ledger/case-ledger.service.js';
import { LEDGER_RULE, LedgerHead } from '../../src/repayment/ledger/ledger-head.entity.js';
import { journalFaults } from '../support/case-faults.js';
import { answerFaults } from '../support/ledger-answers.js';
import { type LedgerCommand, ledgerCommand } from '../support/ledger-commands.js';
import { LedgerPlayer } from '../support/ledger-player.js';
import { boardFaults, paperFaults, statementFaults } from '../support/paper-answers.js';
import { ledgerFaults } from '../support/repayment-steps.js';
import { returnDesk } from '../support/return-steps.js';
import { rosterOf } from '../support/roster-steps.js';
import { anotherProcess, createTestApp, type TestApp } from '../support/test-app.js';

/** `HISTORIES=300` plays as many. */
const histories = Number(process.env['HISTORIES'] ?? 16);
/** So many are played side by side; while one waits for the database, another is worked on. */
const LANES = 2;
const START = '2025-01-03T02:00:00Z';
/** After so many steps every sum is looked at; after each one, what the answers say of money. */
const STEPS_BETWEEN_LOOKS = 5;
/** Of so many histories one ends in a file. */
const HISTORIES_BETWEEN_FILES = 8;

/** Two processes whose clocks differ by three minutes. */
type Lane = readonly [t: TestApp, other: TestApp];

let t: TestApp;
const others: TestApp[] = [];
const lanes: Lane[] = [];
beforeAll(async () => {
  t = await createTestApp({ now: START, env: { TRIQUICK_ROLE: 'api' } });
  while (others.length < LANES * 2 - 1) others.push(await anotherProcess(t, START));
  const processes = [t, ...others];
  for (let place = 0; place + 1 < processes.length; place += 2) lanes.push(processes.slice(place, place + 2) as unknown as Lane);
});
afterAll(async () => {
  for (const other of others) await other.close();
  await t.close();
});

let players = 0;

async function aPlayer(lane: Lane): Promise<LedgerPlayer> {
  for (const { clock } of lane) clock.set(START);
  players += 1;
  const employer = `第${players}建筑公司`;
  const desk = await returnDesk(lane[0], [{ wages: 700, pension: 300 }, { wages: 500, medical: 200 }], employer);
  const player = new LedgerPlayer(lane, desk.caseId, employer, desk.workerIds, await desk.paper());
  for (const { id: worker, claims } of await rosterOf(lane[0], desk.caseId)) {
    for (const { id, kind, claimedFen, verifiedFen } of claims) player.knowClaim({ id, worker, kind, from: '2024-10', claimed: claimedFen, verified: verifiedFen });
  }
  lane[1].clock.set('2025-01-03T01:57:00Z');
  return player;
}

/** As a ledger stands that was there before its summaries were kept. */
async function forgetSummaries(caseId: string): Promise<void> {
  for (const table of ['ledger_sums', 'ledger_dues', 'insurance_payments', 'payment_positions']) await t.db.query(`DELETE FROM ${table} WHERE case_id = $1`, [caseId]);
  await t.db.query('UPDATE ledger_heads SET rule = 0, unapplied_fen = 0, returned_fen = 0 WHERE case_id = $1', [caseId]);
}

async function playThrough([first]: Lane, player: LedgerPlayer, commands: readonly LedgerCommand[]): Promise<void> {
  for (const [turn, command] of commands.entries()) {
    const played = { turn, command };
    await player.play(command).catch((error: unknown) => { throw new Error(JSON.stringify(played), { cause: error }); });
    const faults: unknown[] = await paperFaults(first, player);
    if (turn % STEPS_BETWEEN_LOOKS === STEPS_BETWEEN_LOOKS - 1 || turn === commands.length - 1) faults.push(...(await boardFaults(first, player)), ...(await ledgerFaults(first, player.caseId)));
    expect({ ...played, faults }).toEqual({ ...played, faults: [] });
  }
}

/** Its projections are lost and written anew: the answers are the same before and after. */
async function renew([first]: Lane, caseId: string): Promise<void> {
  await forgetSummaries(caseId);
  expect(await answerFaults(first, caseId, await first.app.get(CaseLedger).read(first.db.manager, caseId, first.clock.now()))).toEqual([]);
  await first.app.get(LedgerProjectionJob).handle();
  expect(await t.db.getRepository(LedgerHead).existsBy({ caseId, rule: LEDGER_RULE })).toBe(await t.db.getRepository(LedgerHead).existsBy({ caseId }));
  expect(await ledgerFaults(first, caseId)).toEqual([]);
}

it('any history played over HTTP adds up after every step as it does on paper; a refusal changes nothing', async () => {
  let [played, taken] = [0, 0];
  const history = (lane: Lane): fc.IAsyncProperty<[LedgerCommand[]]> =>
    fc.asyncProperty(fc.array(ledgerCommand, { minLength: 8, maxLength: 20, size: 'max' }), async (commands) => {
      const player = await aPlayer(lane);
      await playThrough(lane, player, commands);
      [played, taken] = [played + 1, taken + player.taken];
      expect(await journalFaults(lane[0], player.caseId)).toEqual([]);
      if (played % HISTORIES_BETWEEN_FILES === 1) expect(await statementFaults(lane[0], player)).toEqual([]);
      await renew(lane, player.caseId);
    });
  const ended = await Promise.allSettled(lanes.map((lane) => fc.assert(history(lane), { numRuns: Math.ceil(histories / LANES), endOnFailure: true })));
  for (const lane of ended) if (lane.status === 'rejected') throw lane.reason;
  expect(played).toBeGreaterThanOrEqual(histories);
  expect(taken).toBeGreaterThan(histories * 3);
}, 120_000 + histories * 20_000);
