import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { DeadlineRow } from '../../src/deadlines/deadline.entity.js';
import { Deadlines } from '../../src/deadlines/deadlines.service.js';
import { isOlderCalendar, olderCalendarSql, parseCalendarName } from '../../src/deadlines/domain/calendar-name.js';
import type { RiskLevel, RuleCode } from '../../src/deadlines/domain/deadline-rules.js';
import { acceptedCase, type CaseBody } from '../support/case-steps.js';
import { idOf } from '../support/people.js';
import { newEmployer, sendReferral, suspendCase } from '../support/referral-steps.js';
import { askedFor, audited, calendarVersion, entriesOf, finishMove, newestVersion, openClocks, type StoredClock, tell } from '../support/setting-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeEach(async () => { t = await createTestApp({ now: '2026-03-09T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } }); });
afterEach(() => t.close());

const wd = (length: number) => ({ length, unit: 'workingDays' as const });
const evenly = (length: number) => ({ blue: wd(length), yellow: wd(length), orange: wd(length), red: wd(length) });
const WORKERS: Record<RiskLevel, number> = { blue: 5, yellow: 12, orange: 60, red: 120 };
const aCase = (level: RiskLevel = 'blue'): Promise<CaseBody> => acceptedCase(t, { workersReported: WORKERS[level], channel: 'visit', employer: newEmployer() });

/** Changes the rule and has the running clocks moved; answers the move's id. */
async function changeRule(code: string, length: number): Promise<string> {
  const { status, body } = await tell(t, 'post', `/deadline-rules/${code}/versions`, {
    basedOn: await newestVersion(t, code), lengths: evenly(length), effectiveFrom: '2026-03-09', reason: '统一时限', moveRunning: true,
  });
  expect(status).toBe(201);
  return String(body.moveId);
}

interface ClockSpec { code: RuleCode; startedHoursAgo: number; extendedBy: number; own: boolean }

/** Clocks of every kind on a case, besides those that run by themselves. */
async function addClocks(kase: CaseBody, level: RiskLevel, specs: readonly ClockSpec[]): Promise<void> {
  const deadlines = t.app.get(Deadlines);
  await t.db.transaction(async (m) => {
    for (const { code, startedHoursAgo, extendedBy, own } of specs) {
      const startedAt = new Date(t.clock.now().getTime() - startedHoursAgo * 3_600_000);
      const agreed = code === 'instalment' ? { agreedOn: '2026-03-20' } : {};
      const row = await deadlines.open(m, { caseId: kase.id, subject: 'test', subjectId: randomUUID(), code, riskLevel: level, startedAt, ...agreed, ...(own ? { length: { length: 9, unit: 'workingDays' as const } } : {}) });
      const granted = { length: extendedBy, unit: 'workingDays' as const, grantedAt: t.clock.now() };
      if (extendedBy > 0 && row.rule.extendable && !row.rule.maxExtension) await deadlines.extend(m, row.id, granted).catch(() => undefined);
    }
  });
}

const aClock: fc.Arbitrary<ClockSpec> = fc.record({
  code: fc.constantFrom<RuleCode>('acceptCase', 'verify', 'coordinate', 'supervisionCheck', 'referralReply', 'referralDecline', 'instalment', 'employerAnswer', 'arbitrationLimitation', 'hotlineReply'),
  startedHoursAgo: fc.nat(24 * 40),
  extendedBy: fc.nat(3),
  own: fc.boolean(),
}).map((clock) => ({ ...clock, own: clock.own && clock.code === 'employerAnswer' }));

interface ListedClock { caseNumber: string; rule: string; suspended: boolean; dueAtBefore: string; dueAtAfter: string; overdueBefore: boolean; overdueAfter: boolean }
interface Effects { looked: number; moved: number; newlyOverdue: number; noLongerOverdue: number; items: ListedClock[] }

describe('what is shown is what happens', () => {
  it('for every kind of clock, through a random row of changes of rules and calendar', async () => {
    const specs = fc.sample(aClock, { numRuns: 60, seed: 20260309 });
    const numberOf = new Map<string, string>();
    for (const [i, level] of (['blue', 'yellow', 'orange', 'red', 'yellow'] as const).entries()) {
      const kase = await aCase(level);
      numberOf.set(kase.id, kase.number);
      await addClocks(kase, level, specs.slice(i * 12, (i + 1) * 12));
      if (i === 4) await suspendCase(t, kase.id);
    }
    const rows = async (): Promise<Map<string, StoredClock & { case_id: string }>> => {
      const found = await t.db.query<(StoredClock & { case_id: string })[]>(`SELECT id, code, case_id, due_at, generation FROM deadlines WHERE state IN ('running', 'suspended')`);
      return new Map(found.map((row) => [row.id, row]));
    };
    const random = fc.sample(fc.record({ kind: fc.constantFrom('rule', 'calendar'), code: fc.constantFrom('verify', 'coordinate', 'supervisionCheck', 'referralReply', 'hotlineReply', 'employerAnswer'), length: fc.integer({ min: 1, max: 40 }), day: fc.nat(60) }), { numRuns: 14, seed: 7 });
    for (const { kind, code, length, day } of random) {
      const date = new Date(Date.parse('2026-03-09') + day * 86_400_000).toISOString().slice(0, 10);
      const ofLaw = code === 'hotlineReply' || code === 'employerAnswer';
      const [path, method, asked] = kind === 'rule'
        ? [`/deadline-rules/${code}/versions`, 'post', { basedOn: await newestVersion(t, code), lengths: evenly(length), ...(ofLaw ? { basis: { source: `规定${length}` } } : {}), effectiveFrom: '2026-03-09', reason: '试', moveRunning: true }] as const
        : ['/calendar/days', 'put', { basedOn: await calendarVersion(t), changes: [{ date, working: day % 3 === 0, name: `第${length}号` }], reason: '试', moveRunning: true }] as const;
      const shown = await tell(t, 'post', `${path}/preview`, asked);
      expect(shown.status).toBe(200);
      const effects = shown.body['clocks'] as Effects;
      const before = await rows();
      const done = await tell(t, method, path, asked);
      const move = done.body.moveId ? await finishMove(t, done.body.moveId) : { done: 0, moved: 0 };
      expect(move).toMatchObject({ done: effects.looked, moved: effects.moved });
      const after = await rows();
      const happened = [...after.values()].filter((row) => row.due_at?.getTime() !== before.get(row.id)?.due_at?.getTime());
      const line = (number: string, rule: string, from: string | undefined, to: string | undefined): string => `${number} ${rule} ${from} ${to}`;
      const running = effects.items.filter(({ suspended }) => !suspended);
      expect(happened.map((row) => line(numberOf.get(row.case_id) ?? '', row.code, before.get(row.id)?.due_at?.toISOString(), row.due_at?.toISOString())).sort())
        .toEqual(running.map((item) => line(item.caseNumber, item.rule, item.dueAtBefore, item.dueAtAfter)).sort());
      const now = t.clock.now().toISOString();
      expect(effects.newlyOverdue).toBe(effects.items.filter((item) => item.overdueAfter && !item.overdueBefore).length);
      expect(running.every((item) => item.overdueBefore === item.dueAtBefore < now && item.overdueAfter === item.dueAtAfter < now)).toBe(true);
      for (const [id, row] of after) expect(row.generation).toBe((before.get(id)?.generation ?? 0) + (happened.includes(row) ? 1 : 0));
    }
    const moves = await t.db.query<{ moved: number }[]>('SELECT moved FROM clock_moves');
    expect(moves.reduce((sum, { moved }) => sum + moved, 0)).toBeGreaterThan(40);
  });
});

describe('moving', () => {
  it('goes on where it was left when it is stopped in the middle, and moves no clock twice', async () => {
    const cases = [];
    for (let i = 0; i < 5; i += 1) cases.push(await aCase());
    const id = await changeRule('investigate', 9);
    const clocks = await t.db.query<{ id: string }[]>(`SELECT id FROM deadlines WHERE code = 'investigate' ORDER BY id`);
    await t.db.query(`CREATE FUNCTION fail() RETURNS trigger AS 'BEGIN RAISE EXCEPTION ''the disk is full''; END' LANGUAGE plpgsql`);
    await t.db.query(`CREATE TRIGGER fail BEFORE UPDATE ON deadlines FOR EACH ROW WHEN (NEW.id = '${clocks[3]?.id}') EXECUTE FUNCTION fail()`);
    await expect(t.runJob('clocks.move', { id })).rejects.toThrow('the disk is full');
    const show = async () => (await (await t.as('admin')).get(`/api/v1/clock-moves/${id}`).expect(200)).body;
    expect(await show()).toMatchObject({ state: 'moving', total: 5, done: 3, moved: 3 });
    await t.db.query('DROP TRIGGER fail ON deadlines');

    await t.db.query(`UPDATE outbox SET dispatched_at = now()`);
    await t.runJob('clockMoves.resume');
    expect(await askedFor(t, 'clocks.move')).toEqual([]);
    t.clock.advance({ minutes: 1 });
    await Promise.all([t.runJob('clockMoves.resume'), t.runJob('clockMoves.resume')]);
    expect(await askedFor(t, 'clocks.move')).toEqual([id]);
    await Promise.all([t.runJob('clocks.move', { id }), t.runJob('clocks.move', { id }), t.runJob('clocks.move', { id })]);
    await t.runJob('clocks.move', { id });
    expect(await show()).toMatchObject({ state: 'done', total: 5, done: 5, moved: 5 });
    for (const kase of cases) {
      expect(await openClocks(t, kase.id)).toEqual([expect.objectContaining({ code: 'investigate', version: '2', generation: 2, due_at: new Date('2026-03-20T10:00:00.000Z') })]);
      expect(await entriesOf(t, kase.id, 'deadline.moved')).toHaveLength(1);
    }
  });

  it('asks for itself again after a hundred clocks, and lets the next version pass it', async () => {
    const kase = await aCase();
    const many = Array.from({ length: 104 }, (): ClockSpec => ({ code: 'verify', startedHoursAgo: 1, extendedBy: 0, own: false }));
    await addClocks(kase, 'blue', many);
    const older = await changeRule('verify', 8);
    await t.runJob('clocks.move', { id: older });
    expect((await (await t.as('supervisor')).get(`/api/v1/clock-moves/${older}`).expect(200)).body).toMatchObject({ state: 'moving', done: 100, total: 104 });
    expect(await askedFor(t, 'clocks.move')).toEqual([older, older]);
    const newer = await changeRule('verify', 12);
    expect(await finishMove(t, newer)).toMatchObject({ done: 104, moved: 104 });
    // The four that the older move had left are under the newer version by now, and stay there.
    expect(await finishMove(t, older)).toMatchObject({ state: 'done', done: 100 });
    expect(new Set((await openClocks(t, kase.id)).filter(({ code }) => code === 'verify').map(({ version }) => version))).toEqual(new Set(['3']));
  });

  it('leaves alone agreed days, lengths of their own, ended clocks and what was started meanwhile', async () => {
    const kase = await aCase();
    await addClocks(kase, 'blue', [{ code: 'employerAnswer', startedHoursAgo: 5, extendedBy: 0, own: true }, { code: 'employerAnswer', startedHoursAgo: 5, extendedBy: 0, own: false }, { code: 'instalment', startedHoursAgo: 5, extendedBy: 0, own: false }]);
    const before = await openClocks(t, kase.id);
    const { body } = await tell(t, 'post', '/deadline-rules/employerAnswer/versions', { basedOn: 1, lengths: evenly(20), basis: { source: '本地意见书规定' }, effectiveFrom: '2026-03-09', reason: '本地规定', moveRunning: true });
    expect(await finishMove(t, String(body.moveId))).toMatchObject({ total: 1, done: 1, moved: 1 });
    const changed = (await openClocks(t, kase.id)).filter((clock) => JSON.stringify(clock) !== JSON.stringify(before.find(({ id }) => id === clock.id)));
    expect(changed.map(({ code, version }) => [code, version])).toEqual([['employerAnswer', '2']]);
    await tell(t, 'put', '/calendar/days', { basedOn: 0, changes: [{ date: '2026-03-12', working: false }], reason: '停电' });
    const asked = await tell(t, 'post', '/clock-moves', { kind: 'calendar', reason: '停电当天顺延' });
    expect(asked).toMatchObject({ status: 201, body: { kind: 'calendar', version: '2026.1', total: 4, state: 'moving', requestedBy: { id: idOf.admin } } });
    await finishMove(t, String(asked.body['id']));
    const rows = await t.db.getRepository(DeadlineRow).findBy({ caseId: kase.id, state: 'running' });
    // Clocks of the law know the public calendar only: that this office is closed gives nobody more time.
    expect(rows.map(({ code, dueAt, calendarVersion }) => [code, dueAt?.toISOString(), calendarVersion]).sort()).toEqual([
      ['employerAnswer', '2026-03-20T10:00:00.000Z', '2026.1'], ['employerAnswer', '2026-04-07T10:00:00.000Z', '2026.1'],
      ['instalment', '2026-03-20T15:59:59.999Z', '2026.1'], ['investigate', '2026-03-17T10:00:00.000Z', '2026.1'],
    ]);
  });

  it('waits with clocks that stand still for their case, and gives them what is left when it goes on', async () => {
    const kase = await aCase();
    t.clock.set('2026-03-10T02:00:00Z');
    await suspendCase(t, kase.id);
    t.clock.set('2026-03-12T02:00:00Z');
    const shown = await tell(t, 'post', '/deadline-rules/investigate/versions/preview', { basedOn: 1, lengths: evenly(7), effectiveFrom: '2026-03-12', reason: '放宽', moveRunning: true });
    expect((shown.body['clocks'] as Effects).items).toEqual([expect.objectContaining({ suspended: true, overdueBefore: false, overdueAfter: false })]);
    const { body } = await tell(t, 'post', '/deadline-rules/investigate/versions', { basedOn: 1, lengths: evenly(7), effectiveFrom: '2026-03-12', reason: '放宽', moveRunning: true });
    await finishMove(t, String(body.moveId));
    expect((await entriesOf(t, kase.id, 'deadline.movedWhileSuspended')).map(({ text }) => text)).toEqual(['快排查的时限（中止中）改按新规定计算：放宽']);
    const { body: present } = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}`).expect(200);
    await (await t.as('supervisor')).post(`/api/v1/cases/${kase.id}/events`).send({ type: 'RESUME', version: present.version, payload: { reason: '恢复' } }).expect(200);
    expect((await openClocks(t, kase.id)).map(({ due_at }) => due_at?.toISOString())).toEqual([(shown.body['clocks'] as Effects).items[0]?.dueAtAfter]);
  });

  it('passes by a clock that cannot be counted, and does not come back to it every minute', async () => {
    const cases = [await aCase(), await aCase(), await aCase()];
    await t.db.query(`UPDATE deadlines SET pauses = '[{"from": "rubbish"}]' WHERE case_id = $1 AND state = 'running'`, [cases[1]?.id]);
    const asked = { basedOn: 1, lengths: evenly(9), effectiveFrom: '2026-03-09', reason: '放宽', moveRunning: true };
    expect((await tell(t, 'post', '/deadline-rules/investigate/versions/preview', asked)).body['clocks']).toMatchObject({ looked: 3, moved: 2, skipped: 1 });
    expect(await finishMove(t, await changeRule('investigate', 9))).toMatchObject({ total: 3, done: 3, moved: 2, skipped: 1 });
    expect((await openClocks(t, cases[1]?.id)).map(({ version }) => version)).toEqual(['1']);
    await t.db.query(`UPDATE deadlines SET calendar_version = 'published-2025', provisional_year = 2026 WHERE state = 'running'`);
    await t.runJob('calendar.arrival');
    const [arrival] = (await t.db.query<{ id: string }[]>(`SELECT id FROM clock_moves WHERE kind = 'arrival'`)).map(({ id }) => id);
    expect(await finishMove(t, String(arrival))).toMatchObject({ done: 3, skipped: 1 });
    await t.runJob('calendar.arrival');
    expect(await t.db.query(`SELECT count(*)::int AS n FROM clock_moves WHERE kind = 'arrival'`)).toEqual([{ n: 1 }]);
  });

  it('knows the order of calendars the same in SQL as in the program', async () => {
    const names = ['published-2025', 'published-2026', 'published-2027', '2025.1', '2026.1', '2026.2', '2027.2', '2026.10'];
    for (const other of names) {
      const { seq, publishedThrough } = parseCalendarName(other);
      const older = await t.db.query<{ name: string }[]>(`SELECT name FROM unnest($1::text[]) AS name WHERE ${olderCalendarSql('name', '$2::int', '$3::int')}`, [names, seq, publishedThrough]);
      expect(older.map(({ name }) => name)).toEqual(names.filter((name) => isOlderCalendar(name, other)));
    }
  });

  it('tells the department whose answer is due on another day', async () => {
    const kase = await aCase();
    await sendReferral(t, kase.id);
    const id = await changeRule('referralReply', 4);
    await finishMove(t, id);
    const { body } = await (await t.as('liaison.hrss')).get('/api/v1/notifications?limit=200').expect(200);
    expect(body.items.filter(({ type }: { type: string }) => type === 'deadline.moved').map(({ text }: { text: string }) => text)).toEqual([expect.stringContaining('转办回复的时限改到 2026-03-13')]);
  });

  it('is listed, newest first, for those who administer and supervise', async () => {
    await aCase();
    const first = await changeRule('investigate', 6);
    t.clock.advance({ minutes: 1 });
    const second = await changeRule('investigate', 7);
    const list = async (query = '') => (await (await t.as('admin')).get(`/api/v1/clock-moves${query}`).expect(200)).body;
    const page = await list('?limit=1');
    expect(page.items.map(({ id }: { id: string }) => id)).toEqual([second]);
    expect((await list(`?cursor=${page.nextCursor}`)).items.map(({ id }: { id: string }) => id)).toEqual([first]);
    await (await t.as('admin')).get('/api/v1/clock-moves?cursor=rubbish').expect(400);
    await (await t.as('admin')).get(`/api/v1/clock-moves/${randomUUID()}`).expect(404);
    await (await t.as('lead')).get('/api/v1/clock-moves').expect(403);
    expect((await audited(t, 'clocks.moveAsked'))[0]).toMatchObject({ actor_id: idOf.admin, details: { moveId: second, kind: 'rule', code: 'investigate', version: '3', clocks: 1 } });
  });

  it('is refused when there is nothing to move, or nothing that could', async () => {
    await aCase();
    const post = async (body: object): Promise<unknown[]> => {
      const answer = await tell(t, 'post', '/clock-moves', body);
      return [answer.status, answer.body.blockers?.[0]?.code ?? (answer.body['errors'] as { path: string; code: string }[])[0]];
    };
    expect(await post({ kind: 'calendar', reason: '试' })).toEqual([422, 'nothingToMove']);
    expect(await post({ kind: 'rule', code: 'investigate', reason: '试' })).toEqual([422, 'nothingToMove']);
    expect(await post({ kind: 'rule', code: 'instalment', reason: '试' })).toEqual([422, 'lengthIsAgreed']);
    expect(await post({ kind: 'rule', reason: '试' })).toEqual([400, expect.objectContaining({ path: 'code', code: 'required' })]);
    expect(await post({ kind: 'rule', code: 'x', reason: '试' })).toEqual([400, expect.objectContaining({ path: 'code', code: 'unknownRule' })]);
    expect((await tell(t, 'post', '/clock-moves', { kind: 'calendar', reason: '试' }, 'supervisor')).status).toBe(403);
    expect((await tell(t, 'post', '/clock-moves/preview', { kind: 'calendar', reason: '试' })).body).toMatchObject({ looked: 0, moved: 0, items: [] });
    expect(await t.db.query('SELECT count(*)::int AS n FROM clock_moves')).toEqual([{ n: 0 }]);
  });
});

describe('one case', () => {
  it('is put under the rules and the calendar in force by a supervisor, after seeing what would change', async () => {
    const [kase, other] = [await aCase('yellow'), await aCase('yellow')];
    await tell(t, 'post', '/deadline-rules/investigate/versions', { basedOn: 1, lengths: evenly(6), effectiveFrom: '2026-03-09', reason: '放宽' });
    await tell(t, 'put', '/calendar/days', { basedOn: 0, changes: [{ date: '2026-03-12', working: false }], reason: '停电' });
    const path = `/cases/${kase.id}/clock-moves`;
    const shown = await tell(t, 'post', `${path}/preview`, {}, 'supervisor');
    expect(shown).toMatchObject({ status: 200, body: { looked: 1, moved: 1, items: [{ caseNumber: kase.number, dueAtBefore: '2026-03-12T10:00:00.000Z', dueAtAfter: '2026-03-18T10:00:00.000Z' }] } });
    expect((await tell(t, 'post', path, { version: kase.version, reason: '统一' }, 'lead')).status).toBe(403);
    expect((await tell(t, 'post', path, { version: kase.version, reason: '统一' }, 'admin')).status).toBe(403);
    expect((await tell(t, 'post', path, { version: kase.version - 1, reason: '统一' }, 'supervisor'))).toMatchObject({ status: 409, body: { currentVersion: kase.version } });
    const moved = await tell(t, 'post', path, { version: kase.version, reason: '统一' }, 'supervisor');
    expect(moved).toMatchObject({ status: 200, body: { version: kase.version + 1, clocks: shown.body } });
    expect(await openClocks(t, kase.id)).toEqual([expect.objectContaining({ due_at: new Date('2026-03-18T10:00:00.000Z'), version: '2', calendar_version: '2026.1', generation: 2 })]);
    expect((await entriesOf(t, kase.id, 'deadline.moved')).map(({ text, actor }) => [text, actor?.id])).toEqual([['快排查的时限由 2026-03-12 18:00 改为 2026-03-18 18:00：统一', idOf.supervisor]]);
    expect(await openClocks(t, other.id)).toEqual([expect.objectContaining({ version: '1', calendar_version: 'published-2026' })]);
    const again = await tell(t, 'post', path, { version: kase.version + 1, reason: '统一' }, 'supervisor');
    expect([again.status, again.body.blockers?.[0]?.code]).toEqual([422, 'nothingToMove']);
    for (const who of ['supervisor.yinchuan', 'supervisor'] as const) {
      const target = who === 'supervisor' ? randomUUID() : kase.id;
      expect((await tell(t, 'post', `/cases/${target}/clock-moves/preview`, {}, who)).status).toBe(404);
      expect((await tell(t, 'post', `/cases/${target}/clock-moves`, { version: 1, reason: '试' }, who)).status).toBe(404);
    }
  });
});

describe('with workers', () => {
  it('a change is carried out by itself, to the last clock', async () => {
    const all = await createTestApp({ now: '2026-03-09T02:00:00Z' });
    try {
      for (let i = 0; i < 3; i += 1) await acceptedCase(all, { workersReported: 5, channel: 'visit', employer: newEmployer() });
      const { body } = await tell(all, 'post', '/deadline-rules/investigate/versions', { basedOn: 1, lengths: evenly(9), effectiveFrom: '2026-03-09', reason: '放宽', moveRunning: true });
      const move = await until(async () => (await (await all.as('admin')).get(`/api/v1/clock-moves/${body.moveId}`).expect(200)).body as { state: string }, ({ state }) => state === 'done');
      expect(move).toMatchObject({ total: 3, done: 3, moved: 3 });
    } finally {
      await all.close();
    }
  });
});

/** Asks until the answer is as wanted. */
async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const end = performance.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (performance.now() > end) throw new Error(`It stays as it is: ${JSON.stringify(answer)}`);
    await delay(50);
  }
}
