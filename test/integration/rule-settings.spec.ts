import { DataSource } from 'typeorm';
import { checkStoredSettings } from '../../src/clock-settings/stored-settings.js';
import { acceptedCase } from '../support/case-steps.js';
import { idOf } from '../support/people.js';
import { askedFor, audited, entriesOf, finishMove, newestVersion, openClocks, tell } from '../support/setting-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeEach(async () => { t = await createTestApp({ now: '2026-03-09T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } }); });
afterEach(() => t.close());

type Unit = 'hours' | 'workingDays' | 'naturalDays' | 'months' | 'years';
const wd = (length: number): { length: number; unit: Unit } => ({ length, unit: 'workingDays' });
const lengths = (blue: number, yellow: number, orange: number, red: number) => ({ blue: wd(blue), yellow: wd(yellow), orange: wd(orange), red: wd(red) });
const setting = (more: object = {}): object => ({ basedOn: 1, lengths: lengths(8, 6, 4, 2), effectiveFrom: '2026-03-09', reason: '人手不足', ...more });
const codesOf = ({ body }: { body: { blockers?: { code: string; path: string | null }[] } }): string[] => (body.blockers ?? []).map(({ code, path }) => `${code} ${path}`);
const blue = (name: string): Record<string, unknown> => ({ workersReported: 5, channel: 'visit', employer: { name, regionCode: '640302' } });
const dueOf = async (caseId: string, code = 'investigate') => (await openClocks(t, caseId)).find((clock) => clock.code === code)?.due_at?.toISOString();
const ruleOf = async (code: string, locale = 'zh-CN') =>
  (await (await t.as('admin')).get('/api/v1/deadline-rules').set('accept-language', locale).expect(200)).body.items.find((rule: { code: string }) => rule.code === code);

describe('the rules', () => {
  it('are shown whole, with what starts and ends them and whom they tell, to those who work with them', async () => {
    expect(await ruleOf('investigate')).toEqual({
      code: 'investigate', name: '快排查', version: 1, newestVersion: 1,
      lengths: { blue: wd(5), yellow: wd(3), orange: wd(2), red: { length: 24, unit: 'hours' } },
      basis: { source: '本单位“三快”办理时限', article: null }, effectiveFrom: '2024-01-01', confidence: 'policy', nature: 'policy', effect: 'due',
      pausable: true, extendable: true, rollForward: false, fixedBecause: null,
      startsOn: [{ code: 'caseEnteredInvestigating', text: '进入快排查' }], begunAnewBy: [], metBy: [{ code: 'caseLeftStage', text: '本阶段结束' }],
      cancelledBy: [{ code: 'caseStageCalledOff', text: '退回或撤回' }],
      ladder: [
        expect.objectContaining({ code: 'half', text: '时限过去 50%', recipients: [{ code: 'holder', text: '承办人' }], opensItem: false, proposes: null }),
        expect.objectContaining({ code: 'fourFifths' }), expect.objectContaining({ code: 'due', text: '到期时' }), expect.objectContaining({ code: 'overOneDay', text: '超期 1 个工作日' }),
        expect.objectContaining({ code: 'overThreeDays', opensItem: true }),
      ],
      shipped: expect.objectContaining({ effectiveFrom: '2024-01-01' }), coming: [],
    });
    expect(await ruleOf('insuranceInstalment')).toMatchObject({ fixedBecause: { code: 'lengthIsAgreed' }, lengths: { red: { length: 0, unit: 'agreedDate' } } });
    expect(await ruleOf('arbitrationLimitation')).toMatchObject({ fixedBecause: { code: 'setByLaw' }, nature: 'statutory', basis: { article: expect.any(String) }, begunAnewBy: [expect.objectContaining({ code: 'limitationInterrupted' })] });
    expect(await ruleOf('hotlineReply')).toMatchObject({ fixedBecause: null, confidence: 'secondary' });
    for (const who of ['lead', 'supervisor', 'auditor'] as const) await (await t.as(who)).get('/api/v1/deadline-rules').expect(200);
    await (await t.as('liaison.hrss')).get('/api/v1/deadline-rules').expect(403);
  });

  it('have a text for every code in both languages', async () => {
    for (const locale of ['zh-CN', 'en']) {
      const { body } = await (await t.as('admin')).get('/api/v1/deadline-rules').set('accept-language', locale).expect(200);
      expect(JSON.stringify(body).match(/"(text|name)":"((trigger|stepMoment|recipient|label)\.[^"]*|[^"]*\{\w+\}[^"]*)"/g)).toBeNull();
    }
  });
});

describe('a change of a rule', () => {
  it('is for clocks that start under it; those that run keep the version they started under, whatever becomes of their risk level', async () => {
    const before = await acceptedCase(t, blue('甲'));
    const { status, body } = await tell(t, 'post', '/deadline-rules/investigate/versions', setting());
    expect([status, body]).toEqual([201, { code: 'investigate', version: 2, effectiveFrom: '2026-03-09', moveId: null }]);
    const after = await acceptedCase(t, blue('乙'));
    expect([await dueOf(before.id), await dueOf(after.id)]).toEqual(['2026-03-16T10:00:00.000Z', '2026-03-19T10:00:00.000Z']);
    expect(await ruleOf('investigate')).toMatchObject({ version: 2, lengths: lengths(8, 6, 4, 2), effectiveFrom: '2026-03-09', shipped: { lengths: { blue: wd(5) } } });
    expect((await audited(t, 'rule.changed'))[0]).toMatchObject({ actor_id: idOf.admin, details: { code: 'investigate', version: 2, lengths: { blue: wd(8) }, reason: '人手不足', moveRunning: false } });
    expect(await askedFor(t, 'clocks.move')).toEqual([]);
    const raise = async (kase: { id: string }): Promise<void> => {
      const { body: present } = await (await t.as('supervisor')).get(`/api/v1/cases/${kase.id}`).expect(200);
      await (await t.as('supervisor')).put(`/api/v1/cases/${kase.id}/risk-level`).send({ version: present.version, riskLevel: 'yellow', reason: '情绪激动' }).expect(200);
    };
    await raise(before);
    await raise(after);
    expect([await dueOf(before.id), await dueOf(after.id)]).toEqual(['2026-03-12T10:00:00.000Z', '2026-03-17T10:00:00.000Z']);
    const { body: { items } } = await (await t.as('lead')).get(`/api/v1/cases/${after.id}/deadlines`).expect(200);
    expect(items.find(({ rule }: { rule: string }) => rule === 'investigate').explanation[0]).toMatchObject({ code: 'rule', params: { version: '2', length: 6 } });
  });

  it('takes effect on its day, is listed as coming until then, and can be replaced before', async () => {
    await tell(t, 'post', '/deadline-rules/investigate/versions', setting({ effectiveFrom: '2026-03-16' }));
    expect(await ruleOf('investigate')).toMatchObject({ version: 1, newestVersion: 2, lengths: { blue: wd(5) }, coming: [{ version: 2, effectiveFrom: '2026-03-16', lengths: lengths(8, 6, 4, 2) }] });
    expect(await dueOf((await acceptedCase(t, blue('丙'))).id)).toBe('2026-03-16T10:00:00.000Z');
    const preview = await tell(t, 'post', '/deadline-rules/investigate/versions/preview', setting({ basedOn: 2, effectiveFrom: '2026-03-12', lengths: lengths(6, 6, 4, 2) }));
    expect(preview.body).toMatchObject({ version: 3, warnings: [{ code: 'supersedesComing', path: 'effectiveFrom', message: '原定 2026-03-16 生效的第 2 版将不再生效。' }] });
    await tell(t, 'post', '/deadline-rules/investigate/versions', setting({ basedOn: 2, effectiveFrom: '2026-03-12', lengths: lengths(6, 6, 4, 2) }));
    t.clock.set('2026-03-16T02:00:00Z');
    expect(await ruleOf('investigate')).toMatchObject({ version: 3, coming: [] });
    expect(await dueOf((await acceptedCase(t, blue('丁'))).id)).toBe('2026-03-24T10:00:00.000Z');
    const { body } = await (await t.as('lead')).get('/api/v1/deadline-rules/investigate/versions').expect(200);
    expect(body.items.map(({ version, status, reason, changedBy }: Record<string, unknown>) => [version, status, reason, changedBy && (changedBy as { id: string }).id])).toEqual([
      [3, 'inForce', '人手不足', idOf.admin], [2, 'past', '人手不足', idOf.admin], [1, 'past', null, null],
    ]);
    await (await t.as('lead')).get('/api/v1/deadline-rules/nothing/versions').expect(404);
  });

  it('moves the running clocks when that is asked for, to the level the case has now, as was shown before', async () => {
    const [calm, grave] = [await acceptedCase(t, blue('戊')), await acceptedCase(t, { ...blue('己'), workersReported: 12 })];
    const asked = setting({ lengths: lengths(8, 1, 1, 1), moveRunning: true });
    t.clock.set('2026-03-11T02:00:00Z');
    const dated = { ...asked, effectiveFrom: '2026-03-11' };
    const { body: preview } = await tell(t, 'post', '/deadline-rules/investigate/versions/preview', dated);
    expect(preview).toEqual({
      version: 2, warnings: [],
      clocks: {
        looked: 2, moved: 2, newlyOverdue: 1, noLongerOverdue: 0, skipped: 0,
        items: [
          { caseNumber: grave.number, rule: 'investigate', name: '快排查', suspended: false, dueAtBefore: '2026-03-12T10:00:00.000Z', dueAtAfter: '2026-03-10T10:00:00.000Z', overdueBefore: false, overdueAfter: true },
          { caseNumber: calm.number, rule: 'investigate', name: '快排查', suspended: false, dueAtBefore: '2026-03-16T10:00:00.000Z', dueAtAfter: '2026-03-19T10:00:00.000Z', overdueBefore: false, overdueAfter: false },
        ],
      },
    });
    expect(await newestVersion(t, 'investigate')).toBe(1);
    const { body } = await tell(t, 'post', '/deadline-rules/investigate/versions', dated);
    expect(await finishMove(t, String(body.moveId))).toMatchObject({ kind: 'rule', code: 'investigate', version: '2', done: 2, moved: 2, total: 2 });
    expect([await dueOf(calm.id), await dueOf(grave.id)]).toEqual(['2026-03-19T10:00:00.000Z', '2026-03-10T10:00:00.000Z']);
    expect(await entriesOf(t, grave.id, 'deadline.moved')).toHaveLength(1);
    await t.runJob('deadlines.sweep');
    await t.runJob('deadlines.sweep');
    // Of what was passed before the move only the highest step is told: it is overdue, not half over, fourth-fifths over and overdue.
    const steps = await t.db.query<{ step: string }[]>(`SELECT s.step FROM escalation_steps s JOIN deadlines d ON d.id = s.deadline_id AND d.generation = s.generation WHERE d.case_id = $1 AND d.code = 'investigate'`, [grave.id]);
    expect(steps).toEqual([{ step: 'due' }]);
  });

  it('is refused with everything that is wrong', async () => {
    const post = (code: string, more: object, by: 'admin' | 'supervisor' = 'admin') => tell(t, 'post', `/deadline-rules/${code}/versions`, setting(more), by);
    const wrong = await post('investigate', { lengths: { ...lengths(1, 1, 1, 1), blue: wd(5_001), red: { length: 200_000, unit: 'hours' } }, effectiveFrom: '2026-03-08' });
    expect([wrong.status, codesOf(wrong)]).toEqual([422, ['lengthTooLarge lengths.blue', 'lengthTooLarge lengths.red', 'effectiveInThePast effectiveFrom']]);
    expect(codesOf(await post('investigate', { effectiveFrom: '2026-03-10', moveRunning: true }))).toEqual(['notInForceYet moveRunning']);
    expect(codesOf(await post('investigate', { effectiveFrom: '2036-03-10' }))).toEqual(['tooFarAhead effectiveFrom']);
    expect(codesOf(await post('investigate', { lengths: { ...lengths(5, 3, 2, 1), red: { length: 24, unit: 'hours' } } }))).toEqual(['nothingChanges lengths']);
    expect(codesOf(await post('instalment', {}))).toEqual(['lengthIsAgreed lengths']);
    for (const code of ['arbitrationLimitation', 'petitionHandled', 'judicialConfirmation']) expect(codesOf(await post(code, {}))).toEqual(['setByLaw lengths']);
    expect(codesOf(await post('hotlineReply', {}))).toEqual(['sameForAllLevels lengths', 'basisMissing basis']);
    expect((await post('nothing', {})).status).toBe(404);
    expect((await post('investigate', {}, 'supervisor')).status).toBe(403);
    for (const length of [0, -1, 1.5, '5', null, 1e20]) {
      const { status, body } = await post('investigate', { lengths: { ...lengths(1, 1, 1, 1), red: { length, unit: 'hours' } } });
      expect([length, status, (body['errors'] as { path: string }[] | undefined)?.[0]?.path]).toEqual([length, 400, 'lengths.red.length']);
    }
    expect((await post('investigate', { lengths: { ...lengths(1, 1, 1, 1), red: { length: 1, unit: 'agreedDate' } } })).status).toBe(400);
    expect(await t.db.query('SELECT count(*)::int AS n FROM rule_versions')).toEqual([{ n: 0 }]);
    expect((await tell(t, 'post', '/deadline-rules/investigate/versions/preview', setting({ lengths: lengths(2, 3, 1, 1) }))).body['warnings']).toEqual([
      { code: 'levelsOutOfOrder', path: 'lengths.yellow', message: '黄级的时限比蓝级还长，请核对。' },
    ]);
  });

  it('of a rule left to local rules names that rule, in the explanation too', async () => {
    const body = setting({ lengths: lengths(5, 5, 5, 5), basis: { source: '吴忠市12345运行办法', article: '第九条' } });
    expect((await tell(t, 'post', '/deadline-rules/hotlineReply/versions', body)).status).toBe(201);
    const kase = await acceptedCase(t, { ...blue('庚'), channel: 'hotline12345' });
    const { body: { items } } = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/deadlines`).expect(200);
    expect(items.find(({ rule }: { rule: string }) => rule === 'hotlineReply').explanation[0].text).toContain('吴忠市12345运行办法第九条');
  });

  it('by two administrators at once: one is first, the other sees that', async () => {
    const answers = await Promise.all((['admin', 'admin2'] as const).map((who) => tell(t, 'post', '/deadline-rules/verify/versions', setting(), who)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'staleVersion', currentVersion: 2 });
    expect(await newestVersion(t, 'verify')).toBe(2);
  });
});

describe('at start', () => {
  it('rules and calendars that nothing can be counted by are named, and refused', async () => {
    const check = () => checkStoredSettings(t.app.get(DataSource));
    await tell(t, 'post', '/deadline-rules/investigate/versions', setting());
    await tell(t, 'put', '/calendar/days', { basedOn: 0, changes: [{ date: '2026-03-10', working: false }], reason: '停电' });
    await check();
    await t.db.query(`INSERT INTO rule_versions (code, version, lengths, effective_from, reason, changed_by_id, at)
      SELECT 'verify', 2, jsonb_set(lengths, '{red}', '{"length": 3, "unit": "lunarMonths"}'), effective_from, reason, changed_by_id, at FROM rule_versions`);
    await t.db.query(`INSERT INTO rule_versions (code, version, lengths, effective_from, reason, changed_by_id, at) SELECT 'retired', 2, lengths, effective_from, reason, changed_by_id, at FROM rule_versions LIMIT 1`);
    await t.db.query(`UPDATE calendar_versions SET notices = '[{"year": 2027, "days": [], "source": "x"}]'`);
    await expect(check()).rejects.toThrow(/version 2 of the rule retired: this version of the program has no such rule; version 2 of the rule verify: red has no length in a known unit; calendar 1: noticeMissesStatutoryDay/);
  });
});
