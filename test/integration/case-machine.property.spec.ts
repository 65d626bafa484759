import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { caseEventTypes, type CaseEventType } from '../../src/cases/domain/case-events.js';
import { mayFire, type CaseRelation } from '../../src/cases/domain/case-machine.js';
import { caseMachine } from '../../src/cases/domain/case-transitions.js';
import { targetsOf } from '../../src/platform/machine/transition-table.js';
import { type CaseAtHand, type Call, pick, preparations } from '../support/case-calls.js';
import { caseFaults, type CaseRow, caseRow, type TransitionStep, transitionsOf } from '../support/case-faults.js';
import { caseFingerprint, changedTables, type Fingerprint } from '../support/case-fingerprint.js';
import { aReport, type CaseBody } from '../support/case-steps.js';
import { idOf, type TestUser } from '../support/people.js';
import { newEmployer } from '../support/referral-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** For a longer hunt: CASE_HISTORIES=500 and more patience (--testTimeout), and CASE_SEED to repeat one. */
const HISTORIES = Number(process.env['CASE_HISTORIES'] ?? 3);
const SEED = process.env['CASE_SEED'] === undefined ? {} : { seed: Number(process.env['CASE_SEED']) };

let t: TestApp;
let fingerprint: (caseId: string) => Promise<Fingerprint>;
beforeAll(async () => {
  // Without workers: nothing but the steps may write.
  t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } });
  fingerprint = await caseFingerprint(t.db);
});
afterAll(() => t.close());

const callers: readonly TestUser[] = ['lead', 'lead', 'member', 'supervisor', 'supervisor', 'supervisor', 'supervisor2', 'outsider', 'liaison.hrss', 'liaison.hrss', 'liaison.miit', 'lead.yinchuan', 'auditor'];
const mistake = fc.nat(9).map((die) => die === 0);
const step = fc.record({
  /** Mostly what helps the case on: it looks at what is missing and does that. The rest is anything by anybody. */
  mode: fc.constantFrom('help', 'help', 'help', 'help', 'ask', 'event', 'prepare', 'prepare'),
  event: fc.constantFrom(...caseEventTypes),
  preparation: fc.constantFrom(...Object.keys(preparations)),
  request: fc.constantFrom(...Object.keys(preparations).filter((name) => name.startsWith('ask.')), 'ask.suspension', 'decide', 'decide'),
  by: fc.constantFrom(...callers),
  dice: fc.array(fc.nat(99), { minLength: 3, maxLength: 3 }),
  careless: mistake,
  stale: mistake,
  /** Sent with a key and repeated, or sent twice at once. */
  twice: fc.constantFrom('no', 'no', 'no', 'no', 'no', 'no', 'repeated', 'atOnce'),
  hours: fc.constantFrom(0, 0, 1, 5, 30),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A call with who makes it; `event` when it is one of the case's own. */
interface Attempt extends Call {
  by: TestUser;
  event?: CaseEventType;
  /** What somebody was told before: that nothing stands in the way. */
  promised?: boolean;
}

const payloadOf = (at: CaseAtHand, event: CaseEventType, [a = 0]: readonly number[]): Record<string, unknown> => {
  const past = new Date(t.clock.now().getTime() - 60_000).toISOString();
  switch (event) {
    case 'REJECT': return { reason: pick(['unfounded', 'otherRegion'], a), explanation: '已说明', forwardedTo: '邻市总工会', reporterToldAt: past };
    case 'MERGE': return { intoCaseId: pick([at.otherCaseId, at.otherCaseId, at.caseId, idOf.lead], a) };
    case 'DECLARE_IMPASSE': return { remedy: 'arbitration', reason: '分歧过大' };
    case 'CLOSE': return { summary: '全部兑现' };
    case 'WITHDRAW': return { reason: '私下了结', requestedAt: past };
    default: return 'reason' in caseMachine.events[event].fields ? { reason: '情况有变' } : {};
  }
};

function eventCall(at: CaseAtHand, event: CaseEventType, { dice, careless, stale }: Step, override: string[] = []): Call {
  const payload = careless ? {} : payloadOf(at, event, dice);
  return { method: 'post', path: `/api/v1/cases/${at.caseId}/events`, body: {
    type: event, version: at.version + (stale ? 1 : 0), payload, ...(override.length > 0 ? { override: override.map((code) => ({ code, reason: '已核实情况' })) } : {}),
  } };
}

/** What puts each blocker right. */
const remedies: Readonly<Record<string, readonly string[]>> = {
  taskForceIncomplete: ['taskForce'], supervisorMissing: ['taskForce'], operatingStatusMissing: ['investigation'], headcountMissing: ['investigation'],
  wageArrearsMissing: ['investigation'], insuranceArrearsMissing: ['investigation'], noVisitByTwo: ['visit'], rosterEmpty: ['worker'], nothingClaimed: ['claim'],
  claimsUndecided: ['decisions'], companyFundsMissing: ['verification'], livingNotSurveyed: ['surveys'], hardshipWithoutAidDecision: ['aidItem', 'aidEvent'],
  claimsUnpaidWithoutProof: ['payment'], hrssNotAcknowledged: ['referral', 'referralEvent'], planNotStudied: ['session'], bothSidesNotHeard: ['mediation'],
  noMediationAttempted: ['mediation'], noAgreedPlan: ['plan', 'agree'], planDoesNotCover: ['plan', 'agree', 'ask.reschedule', 'decide'], obligationsUnsettled: ['payment'],
  referralsOpen: ['referralEvent'], requestsOpen: ['decide'], aidItemsOpen: ['aidEvent'], noFollowUp: ['followUp'], claimsOfOthersOpen: ['claimWithdrawal', 'payment'],
};
/** Ends come seldom, so that histories grow long. */
const SELDOM: readonly string[] = ['REJECT', 'MERGE', 'WITHDRAW', 'DECLARE_IMPASSE', 'RETURN_TO_VERIFICATION', 'SETTLE'];

interface NextEvent { type: CaseEventType; allowed: boolean; blockers: { code: string; overridable: boolean }[] }

/** Looks at what the case needs and does it, or fires what is allowed, as the one whose part it is. */
async function help(at: CaseAtHand, chosen: Step, only: readonly CaseEventType[] = caseEventTypes): Promise<Attempt | null> {
  const { body } = await (await t.as('supervisor')).get(`/api/v1/cases/${at.caseId}/next`).expect(200);
  const [a = 0, b = 0, c = 0] = chosen.dice;
  const known = (body as { events: NextEvent[] }).events.filter(({ type }) => only.includes(type));
  const events = known.filter(({ type }) => !SELDOM.includes(type) || c % 8 === 0);
  if (events.length === 0) return null;
  const event = events.find(({ allowed }) => allowed && a % 2 === 0) ?? pick(events, a);
  if (event.blockers.some(({ code }) => code === 'noShortfallBeyondGrace')) t.clock.advance({ hours: 24 * (b % 40) });
  const overridable = event.blockers.filter(({ overridable: can }) => can).map(({ code }) => code);
  if (event.allowed || (overridable.length === event.blockers.length && c % 3 === 0)) {
    const promised = !chosen.careless && !chosen.stale && event.type !== 'MERGE' && event.type !== 'WITHDRAW';
    return { ...eventCall(at, event.type, chosen, event.allowed ? [] : overridable), by: 'supervisor', event: event.type, promised };
  }
  const names = remedies[pick(event.blockers, b).code];
  if (!names) return null;
  const name = pick(names, c);
  const by = name === 'referralEvent' ? pick<TestUser>(['liaison.hrss', 'liaison.miit', 'liaison.hrss', 'supervisor'], b) : name === 'decide' ? 'supervisor2' : 'supervisor';
  return { ...(await prepare(at, name, chosen)), by };
}

const prepare = async (at: CaseAtHand, name: string, { dice, careless }: Step): Promise<Call> => {
  const build = preparations[name];
  if (!build) throw new Error(`Nobody prepares ${name}`);
  return build(at, dice, careless);
};

async function attemptOf(at: CaseAtHand, chosen: Step): Promise<Attempt> {
  const helpful = chosen.mode === 'help' ? await help(at, chosen) : null;
  if (helpful) return helpful;
  if (chosen.mode === 'event') {
    const event = SELDOM.includes(chosen.event) && (chosen.dice[2] ?? 0) % 4 > 0 ? 'CLOSE' : chosen.event;
    return { ...eventCall(at, event, chosen), by: chosen.by, event };
  }
  if (chosen.mode === 'ask') return { ...(await prepare(at, chosen.request, chosen)), by: pick<TestUser>(chosen.request === 'decide' ? ['supervisor2', 'supervisor'] : ['supervisor', 'lead', 'member'], chosen.dice[2]) };
  return { ...(await prepare(at, chosen.preparation, chosen)), by: chosen.by };
}

interface Answer { status: number; body: Record<string, unknown> & { code?: string } }

async function send({ by, method, path, body }: Attempt, key?: string): Promise<Answer> {
  const agent = await t.as(by);
  const request = agent[method](path);
  if (key !== undefined) void request.set('idempotency-key', key);
  const answer = path.endsWith('/documents') ? await request.attach('file', Buffer.from(`签收单 ${randomUUID()}`), '签收单.txt') : await request.send(body);
  return { status: answer.status, body: answer.body as Answer['body'] };
}

async function relationOf(by: TestUser, caseId: string): Promise<CaseRelation | 'stranger'> {
  if (by === 'lead.yinchuan') return 'stranger';
  if (by.startsWith('supervisor')) return 'supervisor';
  const [row] = await t.db.query<{ lead_id: string | null; part: string | null }[]>(
    'SELECT lead_id, (SELECT part FROM task_force_members WHERE case_id = c.id AND user_id = $2) AS part FROM cases c WHERE id = $1', [caseId, idOf[by]]);
  if (by.startsWith('liaison') || by === 'auditor') return 'none';
  if (row?.lead_id === null || row?.lead_id === idOf[by]) return 'lead';
  return row?.part ? 'member' : 'none';
}

/** What the table says about an event, before anybody looks at the facts. */
function expectedOf(event: CaseEventType, relation: CaseRelation | 'stranger', before: CaseRow, stale: boolean): number[] {
  if (relation === 'stranger') return [404];
  if (!mayFire(event, relation)) return [403];
  if (stale) return [409];
  return caseMachine.events[event].from.includes(before.state) ? [200, 422] : [422];
}

/** A case at one moment: its row, everything written about it, and its history. */
interface Look {
  kase: CaseRow;
  prints: Fingerprint;
  steps: TransitionStep[];
  entries: string[];
}

async function look(caseId: string): Promise<Look> {
  const entries = await t.db.query<{ type: string }[]>('SELECT type FROM timeline_entries WHERE case_id = $1 ORDER BY seq', [caseId]);
  return { kase: await caseRow(t, caseId), prints: await fingerprint(caseId), steps: await transitionsOf(t, caseId), entries: entries.map(({ type }) => type) };
}

type Demand = (fault: string, holds: boolean) => void;

/** What a call that passed may have written: one step of the machine or none, told once, under the next version. */
function judgePassed(attempt: Attempt, before: Look, after: Look, { body }: Answer, demand: Demand): void {
  const granted = attempt.body['type'] === 'GRANT' && after.kase.suspended && !before.kase.suspended;
  const event = attempt.event ?? (granted ? 'SUSPEND' : null);
  const fresh = after.entries.slice(before.entries.length);
  const told = fresh.filter((type) => Object.hasOwn(caseMachine.events, type.replace(/^case\./, '')));
  // Lists in which every single item was refused change nothing.
  demand('nothing was told', fresh.length > 0 || body['refused'] !== undefined);
  demand(`the number of transitions and of their entries: ${fresh.join()}`, after.steps.length === before.steps.length + (event ? 1 : 0) && told.length === (event ? 1 : 0));
  if (event) {
    const written = after.steps.at(-1);
    demand('where it led', targetsOf(caseMachine.events[event], before.kase.state).includes(after.kase.state) && (event !== 'REOPEN' || after.kase.state === before.kase.state_before));
    demand('what was written', written?.event === event && written.version === before.kase.version + 1 && after.kase.version === written.version && told[0] === `case.${event}`);
  } else {
    const raises = attempt.body['version'] !== undefined && attempt.method !== 'post';
    demand('the state moved without an event', after.kase.state === before.kase.state);
    demand('the version', after.kase.version === before.kase.version + (raises ? 1 : 0));
  }
}

/** Judges what was answered by what was there before and after. */
async function judge(at: CaseAtHand, chosen: Step, attempt: Attempt, answers: readonly Answer[], before: Look, after: Look, demand: Demand): Promise<void> {
  const versioned = attempt.body['version'] !== undefined;
  const passed = answers.filter(({ status }) => status < 300);
  demand('a fault of ours', answers.every(({ status }) => status < 500));
  demand('two of one version passed', !versioned || passed.length <= 1);
  if (attempt.event !== undefined && answers.length === 1) {
    const expected = expectedOf(attempt.event, await relationOf(attempt.by, at.caseId), before.kase, chosen.stale);
    demand(`the table expects ${expected.join()}`, answers.every(({ status }) => expected.includes(status)));
  }
  if (attempt.promised === true) demand('it was said that nothing stands in the way', passed.length > 0);
  const [answer] = passed;
  if (!answer) demand(`a refusal changed ${changedTables(before.prints, after.prints).join()}`, changedTables(before.prints, after.prints).length === 0);
  else if (versioned || answers.length === 1) judgePassed(attempt, before, after, answer, demand);
}

/** A repeat under the same key is answered alike and changes nothing. */
async function judgeRepeat(at: CaseAtHand, attempt: Attempt, key: string, first: Answer, demand: Demand): Promise<void> {
  const before = await fingerprint(at.caseId);
  const again = await send(attempt, key);
  demand('a repeat is answered otherwise', again.status === first.status && JSON.stringify(again.body) === JSON.stringify(first.body));
  demand('a repeat changed something', changedTables(before, await fingerprint(at.caseId)).length === 0);
}

const told = ({ by, event, path, body }: Attempt, answers: readonly Answer[], { kase }: Look): string =>
  `${by} ${event ?? path.replace(/[0-9a-f-]{36}/g, '*')} ${JSON.stringify(body)} -> ${answers.map(({ status, body: said }) => `${status} ${status < 300 ? kase.state : JSON.stringify(said.blockers ?? said.code)}`).join(' + ')}`;

/** Takes one step. @returns what was done, and everything that is wrong with what came of it */
async function takeStep(at: CaseAtHand, chosen: Step, seen: Map<string, number>): Promise<{ said: string; faults: string[] }> {
  t.clock.advance({ hours: chosen.hours });
  at.version = (await caseRow(t, at.caseId)).version;
  const attempt = await attemptOf(at, chosen);
  if ((chosen.dice[2] ?? 0) % 10 === 0) await t.runJob('deadlines.sweep');
  await t.as(attempt.by);
  const before = await look(at.caseId);
  const isUpload = attempt.path.endsWith('/documents');
  const key = chosen.twice === 'repeated' && !isUpload ? `step-${at.caseId}-${at.steps}` : undefined;
  const answers = await Promise.all(chosen.twice === 'atOnce' && !isUpload ? [send(attempt), send(attempt)] : [send(attempt, key)]);
  const after = await look(at.caseId);
  const faults: string[] = [];
  const demand: Demand = (fault, holds) => void (holds || faults.push(fault));
  await judge(at, chosen, attempt, answers, before, after, demand);
  const [first] = answers;
  if (key !== undefined && first && first.status < 300) await judgeRepeat(at, attempt, key, first, demand);
  for (const { status } of answers) count(seen, `${attempt.event ?? attempt.path.replace(/^.*[0-9a-f-]{36}/, '')} ${status}`);
  return { said: told(attempt, answers, after), faults: [...faults, ...(await caseFaults(t, at.caseId))] };
}

const count = (seen: Map<string, number>, name: string): unknown => seen.set(name, (seen.get(name) ?? 0) + 1);

/** Brings a case on the shortest way to where late things happen. */
async function bringTo(at: CaseAtHand, state: string): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    const kase = await caseRow(t, at.caseId);
    if (kase.state === state) return;
    Object.assign(at, { version: kase.version, steps: at.steps + 1 });
    const calm: Step = { mode: 'help', event: 'ACCEPT', preparation: 'visit', request: 'decide', by: 'supervisor', dice: [1, 2, turn], careless: false, stale: false, twice: 'no', hours: 0 };
    const attempt = await help(at, calm, ['ACCEPT', 'COMPLETE_INVESTIGATION', 'COMPLETE_VERIFICATION', 'ADOPT_PLAN']);
    if (attempt) await send(attempt);
  }
  throw new Error(`The case did not come to ${state}`);
}

async function newCase(beginIn: string): Promise<CaseAtHand> {
  t.clock.set('2024-12-18T02:00:00Z');
  const employer = newEmployer();
  const member = await t.as('member');
  const report = async (): Promise<CaseBody> => (await member.post('/api/v1/cases').send(aReport({ employer, reportedAt: '2024-12-18T01:00:00Z', workersReported: 3 })).expect(201)).body as CaseBody;
  const [kase, other] = [await report(), await report()];
  const at = { t, caseId: kase.id, otherCaseId: other.id, version: 1, steps: 0 };
  await bringTo(at, beginIn);
  return at;
}

it('any history of a case keeps to the table, writes all or nothing, and leaves clocks, chain and ledger sound', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('reported', 'verifying', 'coordinating', 'supervising', 'supervising'), fc.array(step, { minLength: 30, maxLength: 60, size: 'max' }), async (beginIn, steps) => {
      const at = await newCase(beginIn);
      const story = [`in ${beginIn}`];
      for (const chosen of steps) {
        at.steps += 1;
        const { said, faults } = await takeStep(at, chosen, seen);
        story.push(said);
        if (faults.length > 0) throw new Error(`${faults.join('\n')}\nafter\n${story.join('\n')}`);
      }
    }),
    { numRuns: HISTORIES, ...SEED, endOnFailure: true },
  );
  if (process.env['CASE_HISTORIES'] !== undefined) process.stderr.write(`${[...seen].sort(([a], [b]) => a.localeCompare(b)).map(([name, count]) => `${String(count).padStart(5)} ${name}`).join('\n')}\n`);
  expect([...seen.keys()].filter((name) => name.endsWith(' 200')).length).toBeGreaterThan(3);
}, 5 * 60_000);
