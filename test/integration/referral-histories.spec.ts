import fc from 'fast-check';
import { clocksOfReferralState } from '../../src/referrals/domain/referral-machine.js';
import { referralEventTypes, type ReferralEventType } from '../../src/referrals/domain/referral-events.js';
import { referralMachine, type ReferralState } from '../../src/referrals/domain/referral-transitions.js';
import { clockFaults, departmentFaults, departmentReferrals } from '../support/department-steps.js';
import { departmentId, idOf, type TestUser } from '../support/people.js';
import { sentReferral, tryEvent } from '../support/referral-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });
afterAll(() => t.close());

const payloads: Record<ReferralEventType, Record<string, unknown>> = {
  ACKNOWLEDGE: {}, ASSIGN: { liaisonId: idOf['head.hrss'] }, REPLY: { text: '已核查' }, DECLINE: { reason: 'other' }, ACCEPT: {}, RETURN: { reason: '不完整' },
  RULE: { departmentId: departmentId.miit, reason: '职责所在' }, RECALL: { reason: '不再需要' },
};
const callers: readonly TestUser[] = ['liaison.hrss', 'liaison.miit', 'member', 'lead', 'supervisor', 'outsider'];
/** Ends come seldom, so that histories grow long. */
const event = fc.oneof({ weight: 6, arbitrary: fc.constantFrom<ReferralEventType>('ACKNOWLEDGE', 'ASSIGN', 'REPLY', 'RETURN', 'RULE') }, { weight: 1, arbitrary: fc.constantFrom(...referralEventTypes) });
const step = fc.record({ event, by: fc.constantFrom(...callers), stale: fc.boolean(), hours: fc.nat(9) });

interface Row {
  state: ReferralState;
  version: number;
  department_id: string;
  events: number;
  entries: number;
  clocks: string[];
}

const look = async (id: string, caseId: string): Promise<Row> => {
  const [row] = await t.db.query<Row[]>(
    `SELECT r.state, r.version, r.department_id,
            (SELECT count(*)::int FROM referral_events e WHERE e.referral_id = r.id) AS events,
            (SELECT count(*)::int FROM timeline_entries l WHERE l.case_id = $2 AND l.type LIKE 'referral.%') AS entries,
            ARRAY(SELECT d.code FROM deadlines d WHERE d.subject_id = r.id AND d.state = 'running' AND d.code <> 'referralDecline' ORDER BY d.code) AS clocks
       FROM referrals r WHERE r.id = $1`,
    [id, caseId],
  );
  if (!row) throw new Error('The referral is gone');
  return row;
};

describe('any history of a referral', () => {
  it('keeps to the table, writes all or nothing, and leaves the clocks of its state running', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        t.clock.set('2024-12-18T02:00:00Z');
        const { kase, referral } = await sentReferral(t, { share: ['employer'] });
        let before = await look(referral.id, kase.id);
        for (const { event: type, by, stale, hours } of steps) {
          t.clock.advance({ hours });
          const { status } = await tryEvent(t, by, { id: referral.id, version: stale ? before.version + 1 : before.version }, type, payloads[type]);
          expect([200, 403, 404, 409, 422]).toContain(status);
          const after = await look(referral.id, kase.id);
          if (status === 200) {
            const { from, to } = referralMachine.events[type];
            expect(from).toContain(before.state);
            expect(after).toMatchObject({ state: to === 'same' ? before.state : to, version: before.version + 1 });
          } else expect(after).toEqual(before);
          expect([after.events, after.entries]).toEqual([after.version, after.version]);
          expect(after.clocks).toEqual(clocksOfReferralState[after.state].map((clock) => (clock === 'reply' ? 'referralReply' : 'referralAcknowledge')).sort());
          before = after;
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('is counted for its departments as it is listed, by the clocks of its case', async () => {
    const supervisor = await t.as('supervisor');
    const rows = await departmentReferrals(supervisor, { limit: '200' });
    expect(rows.length).toBeGreaterThan(0);
    expect(await departmentFaults(supervisor)).toEqual([]);
    expect(await clockFaults(supervisor, rows)).toEqual([]);
  }, 120_000);
});
