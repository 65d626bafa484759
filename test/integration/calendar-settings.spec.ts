import { acceptedCase } from '../support/case-steps.js';
import { idOf } from '../support/people.js';
import { askedFor, audited, calendarVersion, entriesOf, finishMove, noticeOf2027, openClocks, tell } from '../support/setting-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeEach(async () => { t = await createTestApp({ now: '2026-11-23T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } }); });
afterEach(() => t.close());

/** Not by the hotline, which has a clock of its own. */
const blue = { workersReported: 5, channel: 'visit' };
const clockOf = async (caseId: string, code = 'investigate') => {
  const clock = (await openClocks(t, caseId)).find((row) => row.code === code);
  if (!clock) throw new Error(`no open clock ${code}`);
  return clock;
};
const closing = (date: string, more: object = {}): object => ({ basedOn: 0, changes: [{ date, working: false, name: '停电检修' }], reason: '大楼停电', ...more });
const codesOf = ({ body }: { body: { blockers?: { code: string; path: string | null }[] } }): string[] => (body.blockers ?? []).map(({ code, path }) => `${code} ${path}`);

describe('a year sheet', () => {
  it('shows what is special about a published year, to everybody who is signed in', async () => {
    for (const user of ['lead', 'liaison.hrss', 'auditor'] as const) {
      const { body } = await (await t.as(user)).get('/api/v1/calendar/years/2026').expect(200);
      expect(body).toMatchObject({ year: 2026, version: 0, calendarVersion: 'published-2026', origin: 'published', provisional: false, source: null, workingDays: 248 });
      expect(body.days).toContainEqual({ date: '2026-02-14', working: true, name: '春节调休上班', kind: 'makeUp' });
      expect(body.days.filter(({ kind }: { kind: string }) => kind === 'holiday')).toHaveLength(33);
      expect(body.days.filter(({ working }: { working: boolean }) => working)).toHaveLength(6);
    }
    await t.anonymous().get('/api/v1/calendar/years/2026').expect(401);
  });

  it('marks a year that is not published, and knows no year outside the calendar', async () => {
    const lead = await t.as('lead');
    const { body } = await lead.get('/api/v1/calendar/years/2027').expect(200);
    expect(body).toMatchObject({ origin: 'computed', provisional: true, workingDays: 248 });
    for (const year of ['1999', '2100', '20266', 'abc', '2026.5', '-2026']) await lead.get(`/api/v1/calendar/years/${year}`).expect(404);
  });
});

describe('N working days from here', () => {
  it('are told for any day, and say whether they rest on an unknown year', async () => {
    const rows = [
      ['2026-02-13', 5, '2026-02-27', false],
      ['2026-09-30', 1, '2026-10-08', false],
      ['2026-12-30', 1, '2026-12-31', false],
      ['2026-12-30', 2, '2027-01-04', true],
      ['2026-12-31', 250, '2027-12-31', true],
    ] as const;
    const lead = await t.as('lead');
    for (const [from, workingDays, dueOn, provisional] of rows) {
      const { body } = await lead.get('/api/v1/calendar/preview').query({ from, workingDays });
      if (workingDays === 250) expect(body.dueOn >= dueOn).toBe(true);
      else expect(body).toMatchObject({ dueOn, provisional });
      expect(body.days.at(-1)).toMatchObject({ date: body.dueOn, working: true });
      expect(body.days.filter(({ working }: { working: boolean }) => working)).toHaveLength(workingDays);
      expect(body.days.filter(({ working, name }: { working: boolean; name?: string }) => !working && !name)).toEqual([]);
    }
  });

  it('names make-up days, and refuses what cannot be counted', async () => {
    const lead = await t.as('lead');
    const { body } = await lead.get('/api/v1/calendar/preview?from=2026-02-13&workingDays=1').expect(200);
    expect(body).toEqual({ dueOn: '2026-02-14', provisional: false, days: [{ date: '2026-02-14', working: true, kind: 'makeUp', name: '春节调休上班' }] });
    for (const query of ['from=2099-12-30&workingDays=5', 'from=1999-12-30&workingDays=5', 'from=2026-02-30&workingDays=5', 'from=2026-02-13&workingDays=0', 'from=2026-02-13', 'from=2026-02-13&workingDays=751', 'from=2026-02-13&workingDays=1.5']) {
      const answer = await lead.get(`/api/v1/calendar/preview?${query}`).expect(400);
      expect(answer.body.errors[0]).toMatchObject({ path: expect.stringMatching(/^(from|workingDays)$/), code: expect.any(String) });
    }
  });
});

describe('the office\'s own days', () => {
  it('concern clocks that start afterwards; those that run stay where they are, and say so', async () => {
    const running = await acceptedCase(t, blue);
    const before = await clockOf(running.id);
    expect(before.due_at?.toISOString()).toBe('2026-11-30T10:00:00.000Z');
    const { status, body } = await tell(t, 'put', '/calendar/days', closing('2026-11-27'));
    expect([status, body]).toEqual([200, { version: 1, calendarVersion: '2026.1', moveId: null }]);
    expect(await clockOf(running.id)).toEqual(before);
    const later = await acceptedCase(t, { ...blue, employer: { name: '另一公司', regionCode: '640302' } });
    expect(await clockOf(later.id)).toMatchObject({ due_at: new Date('2026-12-01T10:00:00.000Z'), calendar_version: '2026.1' });
    const explained = async (caseId: string): Promise<string[]> =>
      (await (await t.as('lead')).get(`/api/v1/cases/${caseId}/deadlines`)).body.items.find(({ rule }: { rule: string }) => rule === 'investigate').explanation.map(({ text }: { text: string }) => text);
    expect(await explained(later.id)).toContain('2026-11-27 不计（停办公 停电检修）');
    expect((await explained(running.id)).join()).not.toContain('2026-11-27');
    expect((await audited(t, 'calendar.changed'))[0]).toMatchObject({ actor_id: idOf.admin, details: { calendarVersion: '2026.1', changes: [{ date: '2026-11-27', working: false }], reason: '大楼停电', moveRunning: false } });
    expect(await askedFor(t, 'clocks.move')).toEqual([]);
  });

  it('move the running clocks when that is asked for, as was shown before', async () => {
    const kase = await acceptedCase(t, blue);
    const asked = closing('2026-11-27', { moveRunning: true });
    const { status, body: preview } = await tell(t, 'post', '/calendar/days/preview', asked);
    expect(status).toBe(200);
    const moving = { caseNumber: kase.number, rule: 'investigate', name: '快排查', suspended: false, dueAtBefore: '2026-11-30T10:00:00.000Z', dueAtAfter: '2026-12-01T10:00:00.000Z', overdueBefore: false, overdueAfter: false };
    expect(preview).toEqual({ calendarVersion: '2026.1', warnings: [], clocks: { looked: 1, moved: 1, newlyOverdue: 0, noLongerOverdue: 0, skipped: 0, items: [moving] } });
    expect([await calendarVersion(t), await clockOf(kase.id)]).toEqual([0, expect.objectContaining({ calendar_version: 'published-2026' })]);

    const { body } = await tell(t, 'put', '/calendar/days', asked);
    expect(await askedFor(t, 'clocks.move')).toEqual([body.moveId]);
    expect(await finishMove(t, String(body.moveId))).toMatchObject({ kind: 'calendar', version: '2026.1', state: 'done', total: 1, done: 1, moved: 1, skipped: 0, requestedBy: { id: idOf.admin } });
    expect(await clockOf(kase.id)).toMatchObject({ due_at: new Date('2026-12-01T10:00:00.000Z'), calendar_version: '2026.1', generation: 2 });
    const [entry, ...more] = await entriesOf(t, kase.id, 'deadline.moved');
    expect(entry).toMatchObject({ text: '快排查的时限由 2026-11-30 18:00 改为 2026-12-01 18:00：大楼停电', actor: { id: idOf.admin }, data: { rule: 'investigate', from: '2026-11-30T10:00:00.000Z', to: '2026-12-01T10:00:00.000Z', reason: '大楼停电' } });
    expect(more).toEqual([]);
    for (const who of ['lead', 'supervisor'] as const) {
      const { body: inbox } = await (await t.as(who)).get('/api/v1/notifications?limit=200').expect(200);
      expect(inbox.items.filter(({ type }: { type: string }) => type === 'deadline.moved').map(({ text }: { text: string }) => text)).toEqual([expect.stringContaining('快排查的时限改到 2026-12-01')]);
    }
    expect((await (await t.as('lead')).get(`/api/v1/cases/${kase.id}`).expect(200)).body.nextDueAt).toBe('2026-12-01T10:00:00.000Z');
  });

  it('are taken back one by one, with their history', async () => {
    await tell(t, 'put', '/calendar/days', closing('2026-11-27'));
    await tell(t, 'put', '/calendar/days', { basedOn: 1, changes: [{ date: '2026-12-05', working: true }], reason: '年终突击' });
    const days = async (): Promise<string[]> => (await (await t.as('lead')).get('/api/v1/calendar/years/2026')).body.days.filter(({ kind }: { kind: string }) => kind === 'closure' || kind === 'opened').map(({ date, name, kind }: Record<string, string>) => `${date} ${kind} ${name}`);
    expect(await days()).toEqual(['2026-11-27 closure 停电检修', '2026-12-05 opened 本单位上班']);
    await tell(t, 'put', '/calendar/days', { basedOn: 2, changes: [{ date: '2026-11-27', working: null }], reason: '不停电了' });
    expect(await days()).toEqual(['2026-12-05 opened 本单位上班']);
    const { body } = await (await t.as('auditor')).get('/api/v1/calendar/versions?limit=2').expect(200);
    expect(body.items).toEqual([
      { version: 3, at: '2026-11-23T02:00:00.000Z', changedBy: { id: idOf.admin, name: '管理员甲' }, reason: '不停电了', noticeYears: [], ownDays: 1 },
      expect.objectContaining({ version: 2, ownDays: 2 }),
    ]);
    const { body: rest } = await (await t.as('auditor')).get('/api/v1/calendar/versions').query({ cursor: body.nextCursor }).expect(200);
    expect([rest.items.map(({ version }: { version: number }) => version), rest.nextCursor]).toEqual([[1], null]);
  });

  it('are refused with everything that is wrong, and what is merely odd is said', async () => {
    const changes = [{ date: '2026-11-27', working: false }, { date: '2026-11-27', working: true }, { date: '2020-01-01', working: false }, { date: '2040-01-01', working: false }, { date: '2026-11-30', working: null }];
    const refused = await tell(t, 'put', '/calendar/days', { basedOn: 0, changes, reason: '试' });
    expect([refused.status, codesOf(refused)]).toEqual([422, ['dateTwice changes.1.date', 'tooLongAgo changes.2.date', 'tooFarAhead changes.3.date', 'noOwnDay changes.4.date']]);
    expect(refused.body.blockers?.every(({ message }) => !/[{}]/.test(message))).toBe(true);
    expect(codesOf(await tell(t, 'post', '/calendar/days/preview', { basedOn: 0, changes, reason: '试' }))).toHaveLength(4);
    const odd = await tell(t, 'post', '/calendar/days/preview', { basedOn: 0, changes: [{ date: '2026-11-28', working: false }, { date: '2027-10-01', working: true }], reason: '试' });
    expect(odd.body['warnings']).toEqual([
      { code: 'alreadySo', path: 'changes.0.date', message: '2026-11-28 现在就是这样，设置后上班与否不变。' },
      { code: 'opensStatutoryDay', path: 'changes.1.date', message: '2027-10-01 是法定节假日（国庆节），安排上班须依法支付加班工资。' },
    ]);
    await tell(t, 'put', '/calendar/days', closing('2026-11-27'));
    expect(codesOf(await tell(t, 'put', '/calendar/days', closing('2026-11-27', { basedOn: 1 })))).toEqual(['nothingChanges changes']);
    expect(await calendarVersion(t)).toBe(1);
  });
});

describe('two administrators', () => {
  it('at once: one is first, the other sees that and changes nothing', async () => {
    const [first, second] = await Promise.all([tell(t, 'put', '/calendar/days', closing('2026-11-27')), tell(t, 'put', '/calendar/days', closing('2026-11-26'), 'admin2')]);
    const statuses = [first, second].map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409]);
    const loser = first.status === 409 ? first : second;
    expect(loser.body).toMatchObject({ code: 'staleVersion', currentVersion: 1 });
    expect(await calendarVersion(t)).toBe(1);
    expect(await audited(t, 'calendar.changed')).toHaveLength(1);
    expect((await tell(t, 'post', '/calendar/years/2027/preview', { basedOn: 0, days: noticeOf2027(), source: '国办', reason: '公布' })).status).toBe(409);
    for (const who of ['supervisor', 'lead', 'auditor'] as const) expect((await tell(t, 'put', '/calendar/days', closing('2026-11-25', { basedOn: 1 }), who)).status).toBe(403);
  });
});

describe('the notice of a year', () => {
  const entering = (more: object = {}): object => ({ basedOn: 0, days: noticeOf2027(), source: '国办发明电〔2026〕7号', reason: '2027 年放假安排公布', ...more });

  it('moves by itself every clock that rested on the unknown year, and no other', async () => {
    const inside2026 = await acceptedCase(t, blue);
    t.clock.set('2027-02-01T02:00:00Z');
    const kase = await acceptedCase(t, { ...blue, employer: { name: '春节前公司', regionCode: '640302' } });
    const before = await clockOf(kase.id);
    expect(before).toMatchObject({ due_at: new Date('2027-02-12T10:00:00.000Z'), provisional_year: 2027 });
    expect((await clockOf(inside2026.id)).provisional_year).toBeNull();

    const { body: preview } = await tell(t, 'post', '/calendar/years/2027/preview', entering());
    expect(preview).toMatchObject({ calendarVersion: '2026.1', warnings: [], clocks: { looked: 1, moved: 1, items: [{ caseNumber: kase.number, dueAtBefore: '2027-02-12T10:00:00.000Z', dueAtAfter: '2027-02-13T10:00:00.000Z' }] } });
    const { status, body } = await tell(t, 'put', '/calendar/years/2027', entering());
    expect(status).toBe(200);
    const { body: sheet } = await (await t.as('lead')).get('/api/v1/calendar/years/2027').expect(200);
    expect(sheet).toMatchObject({ origin: 'entered', provisional: false, source: '国办发明电〔2026〕7号', workingDays: 248, calendarVersion: '2026.1' });
    expect(await finishMove(t, String(body.moveId))).toMatchObject({ kind: 'arrival', requestedBy: null, reason: '放假安排已公布', moved: 1, done: 1 });
    expect(await clockOf(kase.id)).toMatchObject({ due_at: new Date('2027-02-13T10:00:00.000Z'), calendar_version: '2026.1', provisional_year: null, generation: 2 });
    expect((await entriesOf(t, kase.id, 'deadline.moved')).map(({ text, actor }) => [text, actor])).toEqual([['快排查的时限由 2027-02-12 18:00 改为 2027-02-13 18:00：放假安排已公布', null]]);
    expect(await clockOf(inside2026.id)).toMatchObject({ calendar_version: 'published-2026', generation: 1 });
    expect(await entriesOf(t, inside2026.id, 'deadline.moved')).toEqual([]);
    await t.runJob('calendar.arrival');
    expect(await t.db.query('SELECT count(*)::int AS n FROM clock_moves')).toEqual([{ n: 1 }]);
  });

  it('is noticed by the sweep when it came with a newer version of the program', async () => {
    const kase = await acceptedCase(t, { ...blue, employer: { name: '旧版公司', regionCode: '640302' } });
    // As an older program, which knew nothing of 2026, had left it: by it 27 November's clock rests on an unknown year.
    await t.db.query(`UPDATE deadlines SET calendar_version = 'published-2025', provisional_year = 2026 WHERE case_id = $1 AND state = 'running'`, [kase.id]);
    await t.db.query(`UPDATE deadlines SET due_at = '2026-11-29T10:00:00Z' WHERE case_id = $1 AND state = 'running'`, [kase.id]);
    await Promise.all([t.runJob('calendar.arrival'), t.runJob('calendar.arrival')]);
    const [id, ...others] = await askedFor(t, 'clocks.move');
    expect(others).toEqual([]);
    await finishMove(t, String(id));
    expect(await clockOf(kase.id)).toMatchObject({ calendar_version: 'published-2026', provisional_year: null, due_at: new Date('2026-11-30T10:00:00.000Z') });
  });

  it('looks again at clocks that were only marked, and asks nobody when there is nothing to do', async () => {
    const kase = await acceptedCase(t, blue);
    await t.runJob('calendar.arrival');
    expect(await askedFor(t, 'clocks.move')).toEqual([]);
    await t.db.query(`UPDATE deadlines SET provisional_year = 2027 WHERE case_id = $1 AND state = 'running'`, [kase.id]);
    const { body } = await tell(t, 'put', '/calendar/years/2027', entering());
    expect(await finishMove(t, String(body.moveId))).toMatchObject({ done: 1, moved: 0 });
    expect(await clockOf(kase.id)).toMatchObject({ provisional_year: null, calendar_version: 'published-2026', generation: 1 });
  });

  it('moves a clock that is extended into the year only after it was published', async () => {
    t.clock.set('2026-12-28T02:00:00Z');
    const kase = await acceptedCase(t, { ...blue, workersReported: 12 });
    await t.db.query(`UPDATE deadlines SET calendar_version = 'published-2025' WHERE case_id = $1`, [kase.id]);
    const { body } = await tell(t, 'put', '/calendar/years/2027', entering());
    await finishMove(t, String(body.moveId));
    const clock = await clockOf(kase.id);
    const asked = await (await t.as('lead')).post(`/api/v1/cases/${kase.id}/requests`).send({ type: 'extension', deadlineId: clock.id, length: 1, unit: 'workingDays', reason: '账目未齐' }).expect(201);
    await (await t.as('supervisor')).post(`/api/v1/requests/${asked.body.id}/events`).send({ type: 'GRANT' }).expect(200);
    for (const id of (await t.runJob('calendar.arrival'), await askedFor(t, 'clocks.move'))) await finishMove(t, id);
    expect(await clockOf(kase.id)).toMatchObject({ calendar_version: '2026.1', provisional_year: null });
  });

  it('is corrected and taken back; clocks then move only when that is asked for', async () => {
    t.clock.set('2027-02-01T02:00:00Z');
    await tell(t, 'put', '/calendar/years/2027', entering());
    const kase = await acceptedCase(t, blue);
    expect(await clockOf(kase.id)).toMatchObject({ due_at: new Date('2027-02-13T10:00:00.000Z'), provisional_year: null });
    const corrected = noticeOf2027().filter(({ date }) => date !== '2027-02-13').concat({ date: '2027-02-14', working: true });
    expect((await tell(t, 'put', '/calendar/years/2027', entering({ basedOn: 1, days: corrected }))).body.moveId).toBeNull();
    expect((await clockOf(kase.id)).due_at).toEqual(new Date('2027-02-13T10:00:00.000Z'));
    const { body } = await tell(t, 'put', '/calendar/years/2027', entering({ basedOn: 2, days: corrected.concat({ date: '2027-02-12', working: false }, { date: '2027-02-20', working: true }), moveRunning: true }));
    await finishMove(t, String(body.moveId));
    expect((await clockOf(kase.id)).due_at).toEqual(new Date('2027-02-15T10:00:00.000Z'));
    expect((await tell(t, 'put', '/calendar/years/2027', { basedOn: 3, days: null, reason: '录错了' })).status).toBe(200);
    expect((await (await t.as('lead')).get('/api/v1/calendar/years/2027')).body).toMatchObject({ origin: 'computed', provisional: true, version: 4 });
    expect(codesOf(await tell(t, 'put', '/calendar/years/2027', { basedOn: 4, days: null, reason: '再撤' }))).toEqual(['noNoticeEntered days']);
  });

  it('may reach over New Year', async () => {
    const days = noticeOf2027().concat({ date: '2026-12-31', working: false, name: '元旦' }, { date: '2026-12-26', working: true });
    const { status } = await tell(t, 'put', '/calendar/years/2027', entering({ days }));
    expect(status).toBe(200);
    const { body } = await (await t.as('lead')).get('/api/v1/calendar/preview?from=2026-12-25&workingDays=6').expect(200);
    expect(body).toMatchObject({ dueOn: '2027-01-05', provisional: false });
    expect(body.days[0]).toEqual({ date: '2026-12-26', working: true, kind: 'makeUp', name: '调休上班' });
  });

  it('is refused when it makes no sense, with everything at once', async () => {
    const put = async (year: number | string, body: object) => tell(t, 'put', `/calendar/years/${year}`, body);
    const without = noticeOf2027().filter(({ date }) => !['2027-01-01', '2027-06-09'].includes(date));
    const refused = await put(2027, entering({ days: without.concat({ date: '2027-09-15', working: true }, { date: '2028-03-01', working: false }, { date: '2027-03-10', working: true }), source: undefined }));
    expect([refused.status, codesOf(refused)]).toEqual([422, [
      'sourceMissing source', `dateTwice days.${without.length}.date`, `makeUpOnWeekday days.${without.length}.date`, `dayOutsideYear days.${without.length + 1}.date`, `makeUpOnWeekday days.${without.length + 2}.date`,
      'noticeMissesStatutoryDay days', 'noticeMissesStatutoryDay days', 'noticeMissesStatutoryDay days',
    ]]);
    expect(refused.body.blockers?.every(({ message }) => !/[{}]/.test(message))).toBe(true);
    expect(codesOf(await put(2027, entering({ days: [] })))).toHaveLength(7);
    expect(codesOf(await put(2020, entering()))).toEqual(['tooLongAgo year']);
    expect(codesOf(await put(2050, entering()))).toEqual(['tooFarAhead year']);
    for (const year of ['1999', 'x', '2100']) expect((await put(year, entering())).status).toBe(404);
    expect((await put(2027, entering({ days: 'x' }))).status).toBe(400);
    const shorter = noticeOf2027().filter(({ date }) => date !== '2027-05-05');
    expect((await tell(t, 'post', '/calendar/years/2027/preview', entering({ days: shorter }))).body['warnings']).toEqual([
      { code: 'workingDaysUnusual', path: 'days', message: '照此 2027 年有 249 个工作日，按法定应为 248 个，请核对是否有遗漏。' },
    ]);
    expect(await calendarVersion(t)).toBe(0);
    expect(await audited(t, 'calendar.changed')).toEqual([]);
  });
});
