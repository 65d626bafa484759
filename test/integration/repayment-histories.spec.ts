import fc from 'fast-check';
import { LessThan } from 'typeorm';
import { LedgerProjectionJob } from '../../src/repayment/ledger/ledger-projection.job.js';
import { CaseLedger } from '../../src/repayment/ledger/case-ledger.service.js';
import { LEDGER_RULE, LedgerHead } from '../../src/repayment/ledger/ledger-head.entity.js';
import { journalFaults } from '../support/case-faults.js';
import { answerFaults } from '../support/ledger-answers.js';
import { type LedgerCommand, ledgerCommand } from '../support/ledger-commands.js';
import { LedgerPlayer } from '../support/ledger-player.js';
import { paperFaults, statementFaults } from '../support/paper-answers.js';
import { ledgerFaults } from '../support/repayment-steps.js';
import { returnDesk } from '../support/return-steps.js';
import { rosterOf } from '../support/roster-steps.js';
import { anotherProcess, createTestApp, type TestApp } from '../support/test-app.js';

/** `HISTORIES=300` plays as many. */
const histories = Number(process.env['HISTORIES'] ?? 10);

let t: TestApp;
let other: TestApp;
beforeAll(async () => {
  t = await createTestApp({ now: '2025-01-03T02:00:00Z' });
  other = await anotherProcess(t, '2025-01-03T02:00:00Z');
});
afterAll(async () => {
  await other.close();
  await t.close();
});

/** Two workers, and two processes whose clocks differ by three minutes. */
async function aPlayer(): Promise<LedgerPlayer> {
  for (const { clock } of [t, other]) clock.set('2025-01-03T02:00:00Z');
  const desk = await returnDesk(t, [{ wages: 700, pension: 300 }, { wages: 500, medical: 200 }]);
  const player = new LedgerPlayer([t, other], desk.caseId, desk.workerIds, await desk.paper());
  for (const { id: worker, claims } of await rosterOf(t, desk.caseId)) {
    for (const { id, kind, claimedFen, verifiedFen } of claims) player.knowClaim({ id, worker, kind, from: '2024-10', claimed: claimedFen, verified: verifiedFen });
  }
  other.clock.set('2025-01-03T01:57:00Z');
  return player;
}

/** As a ledger stands that was there before its summaries were kept. */
async function forgetSummaries(caseId: string): Promise<void> {
  for (const table of ['ledger_sums', 'ledger_dues', 'insurance_payments', 'payment_positions']) await t.db.query(`DELETE FROM ${table} WHERE case_id = $1`, [caseId]);
  await t.db.query('UPDATE ledger_heads SET rule = 0, unapplied_fen = 0, returned_fen = 0 WHERE case_id = $1', [caseId]);
}

async function playThrough(player: LedgerPlayer, commands: readonly LedgerCommand[]): Promise<void> {
  const { caseId } = player;
  for (const [turn, command] of commands.entries()) {
    const played = { turn, command };
    await player.play(command).catch((error: unknown) => { throw new Error(JSON.stringify(played), { cause: error }); });
    expect({ ...played, faults: [...(await paperFaults(t, player)), ...(await ledgerFaults(t, caseId))] }).toEqual({ ...played, faults: [] });
  }
  expect([...(await statementFaults(t, player)), ...(await journalFaults(t, caseId))]).toEqual([]);
}

it('any history played over HTTP adds up after every step as it does on paper; a refusal changes nothing', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(ledgerCommand, { minLength: 12, maxLength: 30, size: 'max' }), async (commands) => {
      const player = await aPlayer();
      await playThrough(player, commands);
      taken += player.taken;
      await forgetSummaries(player.caseId);
      expect(await answerFaults(t, player.caseId, await t.app.get(CaseLedger).read(t.db.manager, player.caseId, t.clock.now()))).toEqual([]);
      await t.app.get(LedgerProjectionJob).handle();
      expect(await t.db.getRepository(LedgerHead).existsBy({ rule: LessThan(LEDGER_RULE) })).toBe(false);
      expect(await ledgerFaults(t, player.caseId)).toEqual([]);
    }),
    { numRuns: histories, endOnFailure: true },
  );
  expect(taken).toBeGreaterThan(histories * 4);
}, 120_000 + histories * 20_000);
