import { MAX_ATTEMPTS } from '../../src/platform/jobs/given-up.js';
import { agreedPlan, pay, putInto } from '../support/repayment-steps.js';
import { acceptedCase, type CaseBody } from '../support/case-steps.js';
import type { TestUser } from '../support/people.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-03T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } }); });
beforeEach(() => t.clock.set('2025-01-03T02:00:00Z'));
afterAll(() => t.close());

interface Warning {
  code: string;
  name: string;
  stage: string;
  because: { code: string; message: string }[];
  needs: { code: string; message: string; met: boolean | null }[];
  basis: { source: string; article: string }[];
  figures: { workers: number; totalFen: number; mostOfOneFen: number };
  raisedAt: string | null;
}
interface Warnings {
  asOf: string;
  notice: string;
  limits: { code: string; value: number; lowerBound: boolean; regionCode: string | null; basis: { source: string } }[];
  items: [Warning, Warning];
}
const at = (caseId: string, suffix = ''): string => `/api/v1/cases/${caseId}${suffix}`;
const warningsOf = async (caseId: string, locale = 'zh-CN'): Promise<Warnings> =>
  (await (await t.as('lead')).get(at(caseId, '/warnings')).set('accept-language', locale).expect(200)).body as Warnings;
const stages = async (caseId: string): Promise<string[]> => (await warningsOf(caseId)).items.map(({ stage }) => stage);
const raised = (caseId: string): Promise<{ type: string; data: Record<string, unknown>; actor_id: string | null }[]> =>
  t.db.query(`SELECT type, data, actor_id FROM timeline_entries WHERE case_id = $1 AND type = 'warning.raised' ORDER BY seq`, [caseId]);
const told = (caseId: string): Promise<{ username: string; stage: string }[]> =>
  t.db.query(`SELECT u.username, n.data->>'stage' AS stage FROM notifications n JOIN users u ON u.id = n.user_id WHERE n.case_id = $1 AND n.type = 'warning.raised' ORDER BY n.created_at, u.username, stage`, [caseId]);
const send = async (caseId: string, suffix: string, body: object, who: TestUser = 'supervisor'): Promise<void> => {
  const answer = await (await t.as(who)).post(at(caseId, suffix)).send(body);
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
};

/** Workers whose wages of these months are verified as claimed. */
async function owing(wagesFen: readonly number[], { to = '2024-12', migrantWorker }: { to?: string; migrantWorker?: boolean } = {}): Promise<{ kase: CaseBody; workerIds: string[] }> {
  const kase = await acceptedCase(t, { employer: { name: '某建筑公司', regionCode: '640302' }, workersReported: wagesFen.length });
  const decisions: object[] = [];
  const workerIds: string[] = [];
  for (const [index, claimedFen] of wagesFen.entries()) {
    const { body } = await (await t.as('lead')).post(at(kase.id, '/workers')).send({ name: `职工${'甲乙丙丁戊己庚辛壬癸'[index]}`, ...(migrantWorker === undefined ? {} : { migrantWorker }), claims: [{ kind: 'wages', from: '2024-10', to, claimedFen }] }).expect(201);
    workerIds.push(body.id as string);
    decisions.push({ claimId: body.claims[0].id, verifiedFen: claimedFen });
  }
  await send(kase.id, '/claims/decisions', { decisions }, 'lead');
  return { kase, workerIds };
}
const order = (changes: object = {}): object => ({
  kind: 'rectification', number: '人社监令〔2025〕1号', authority: '市劳动保障监察支队', issuedOn: '2025-01-02', servedOn: '2025-01-03', deadlineOn: '2025-01-10', items: [{ kind: 'wages', amountFen: 3_000_000 }], ...changes,
});

describe('warnings', () => {
  it('tell how far a case is from the thresholds, on what that was measured, and that they are no finding', async () => {
    const { kase } = await owing(Array.from({ length: 10 }, () => 299_999), { to: '2024-10' });
    const below = await warningsOf(kase.id);
    expect(below).toMatchObject({
      asOf: '2025-01-03', items: [{ code: 'wageCrime', stage: 'none', figures: { workers: 10, totalFen: 2_999_990, mostOfOneFen: 299_999 }, raisedAt: null }, { code: 'wageBlacklist', stage: 'none' }],
      limits: [{ code: 'wageCrimeWorkerFen', value: 500_000, lowerBound: true, regionCode: null }, { code: 'wageCrimeTotalFen', value: 3_000_000, lowerBound: true }],
    });
    expect(await raised(kase.id)).toEqual([]);
    await send(kase.id, '/workers', { name: '职工子', claims: [{ kind: 'wages', from: '2024-10', to: '2024-10', claimedFen: 10 }] }, 'lead');
    const [claim] = await t.db.query<{ id: string }[]>('SELECT id FROM claims WHERE case_id = $1 AND verified_fen IS NULL', [kase.id]);
    await send(kase.id, '/claims/decisions', { decisions: [{ claimId: claim?.id, verifiedFen: 10 }] }, 'lead');
    for (const locale of ['zh-CN', 'en']) {
      const { notice, items } = await warningsOf(kase.id, locale);
      expect(notice).toMatch(locale === 'en' ? /no legal finding/ : /不是法律认定/);
      expect(items.flatMap(({ name, because, needs }) => [name, ...[...because, ...needs].map(({ message }) => message)]).filter((text) => text.includes('{') || /^warning/.test(text))).toEqual([]);
    }
    expect((await warningsOf(kase.id)).items[0]).toMatchObject({
      stage: 'amountsReached', because: [{ code: 'crimeTotalReached', message: '11 名职工合计 ¥30,000.00，达到 10 人以上合计 ¥30,000.00 的数额' }, { code: 'nationalLowerBound' }],
      needs: [{ code: 'orderMissing', met: false }, { code: 'ableOrHiding', met: null }], basis: [{ source: '刑法', article: '第二百七十六条之一' }, { article: '第三条、第四条' }], raisedAt: '2025-01-03T02:00:00.000Z',
    });
    await (await t.as('lead.yinchuan')).get(at(kase.id, '/warnings')).expect(404);
    await (await t.as('liaison.hrss')).get(at(kase.id, '/warnings')).expect(403);
  });

  it('tell lead and supervisor once of each stage, also when it is paid and owed again', async () => {
    const { kase, workerIds } = await owing([600_000], { migrantWorker: true });
    expect(await raised(kase.id)).toMatchObject([
      { data: { warning: 'wageCrime', stage: 'amountsReached', workers: 1, amountFen: 600_000 }, actor_id: null }, { data: { warning: 'wageBlacklist', stage: 'amountsReached' } },
    ]);
    expect(await told(kase.id)).toEqual(['lead', 'lead', 'supervisor', 'supervisor'].map((username) => ({ username, stage: 'amountsReached' })));
    await putInto(t, kase.id, 'supervising');
    const payment = await pay(t, kase.id, { kind: 'wages', amountFen: 200_000, paidOn: '2025-01-03', workerIds });
    expect(await stages(kase.id)).toEqual(['none', 'none']);
    const { body: asked } = await (await t.as('supervisor')).post(at(kase.id, '/requests')).send({ type: 'reversal', paymentId: payment.id, reason: '误登' }).expect(201);
    await (await t.as('supervisor2')).post(`/api/v1/requests/${asked.id}/events`).send({ type: 'GRANT' }).expect(200);
    expect(await stages(kase.id)).toEqual(['amountsReached', 'amountsReached']);
    expect(await raised(kase.id)).toHaveLength(2);
  });

  it('rise with the day on which an order was not obeyed, by a sweep that may run twice', async () => {
    const { kase } = await owing([600_000, 10], { migrantWorker: true });
    await send(kase.id, '/labour-orders', order());
    expect((await warningsOf(kase.id)).items[0].needs[0]).toMatchObject({ code: 'orderRuns', met: false, message: '责令文书 人社监令〔2025〕1号 的期限（2025-01-10）还没有过' });
    await t.runJob('warnings.sweep');
    expect(await raised(kase.id)).toHaveLength(2);
    t.clock.set('2025-01-11T02:00:00Z');
    expect(await stages(kase.id)).toEqual(['orderNotObeyed', 'orderNotObeyed']);
    await Promise.all([t.runJob('warnings.sweep'), t.runJob('warnings.sweep')]);
    await t.runJob('warnings.sweep');
    expect((await raised(kase.id)).map(({ data }) => [data['warning'], data['stage']])).toEqual([
      ['wageCrime', 'amountsReached'], ['wageBlacklist', 'amountsReached'], ['wageCrime', 'orderNotObeyed'], ['wageBlacklist', 'orderNotObeyed'],
    ]);
    expect(await told(kase.id)).toHaveLength(8);
    const { body } = await (await t.as('lead')).get('/api/v1/notifications?limit=50').expect(200);
    expect((body.items as { type: string; caseId: string; text: string }[]).find(({ type, caseId }) => type === 'warning.raised' && caseId === kase.id)?.text).toContain('预警（非法律认定）');
    const { body: remedies } = await (await t.as('lead')).get(at(kase.id, '/remedies')).expect(200);
    const fits = Object.fromEntries((remedies.items as { remedy: string; fits: boolean; needs: { code: string; met: boolean | null }[] }[]).map(({ remedy, ...rest }) => [remedy, rest]));
    expect(fits['police']).toMatchObject({ fits: true, needs: [{ code: 'orderUnfulfilled', met: true }, { met: null }, { code: 'threeMonthsPay', met: true }] });
    expect(fits['additionalCompensation']).toMatchObject({ fits: true });
    expect(fits['orderEnforcement']).toMatchObject({ fits: true, needs: [{ met: true }, { code: 'decisionOfAuthority', met: false }, { met: null }] });
  });

  it('rise with the day on which an instalment was not paid; what is promised and not due counts for nothing', async () => {
    const { kase } = await owing([600_000]);
    await t.db.query('DELETE FROM case_warnings WHERE case_id = $1', [kase.id]);
    await putInto(t, kase.id, 'coordinating');
    await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-20', amountFen: 600_000 }]);
    await t.db.query('DELETE FROM case_warnings WHERE case_id = $1', [kase.id]);
    const before = (await raised(kase.id)).length;
    t.clock.set('2025-01-20T02:00:00Z');
    await t.runJob('warnings.sweep');
    expect([await stages(kase.id), (await raised(kase.id)).length]).toEqual([['none', 'none'], before]);
    t.clock.set('2025-01-21T02:00:00Z');
    await t.runJob('warnings.sweep');
    expect((await raised(kase.id)).slice(before)).toMatchObject([{ data: { warning: 'wageCrime' } }, { data: { warning: 'wageBlacklist' } }]);
    expect((await warningsOf(kase.id)).items[1].needs).toMatchObject([{ code: 'orderMissing' }, { code: 'migrantWorkers', met: null }]);
  });

  it('of a case that cannot be looked at hold up no other, and have another chance the next day', async () => {
    const ids = [(await owing([600_000])).kase.id, (await owing([600_000])).kase.id].sort();
    const [broken = '', sound = ''] = ids;
    await t.db.query('DELETE FROM case_warnings WHERE case_id = ANY($1::uuid[])', [ids]);
    const [before, beforeBroken] = [(await raised(sound)).length, (await raised(broken)).length];
    await t.db.query('UPDATE claims SET claimed_fen = -1 WHERE case_id = $1', [broken]);
    t.clock.set('2025-01-04T02:00:00Z');
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) await t.runJob('warnings.sweep');
    expect([(await raised(sound)).length, (await raised(broken)).length]).toEqual([before + 2, beforeBroken]);
    await t.db.query('UPDATE claims SET claimed_fen = 600000 WHERE case_id = $1', [broken]);
    await t.runJob('warnings.sweep');
    expect(await raised(broken)).toHaveLength(beforeBroken);
    t.clock.set('2025-01-05T02:00:00Z');
    await t.runJob('warnings.sweep');
    expect(await raised(broken)).toHaveLength(beforeBroken + 2);
  });

  it('compare with the number of the province once it is entered, with its basis', async () => {
    const { kase } = await owing([600_000]);
    const enter = async (code: string, value: number): Promise<unknown> => (await t.as('admin')).post(`/api/v1/legal-figures/${code}/versions`)
      .send({ regionCode: '640000', value, effectiveFrom: '2024-01-01', basis: { source: '宁高法〔2014〕1号' }, reason: '按文件录入', basedOn: 1 }).expect(201);
    await enter('wageCrimeWorkerFen', 1_000_000);
    await enter('wageCrimeTotalFen', 5_000_000);
    expect(await warningsOf(kase.id)).toMatchObject({
      limits: [{ value: 1_000_000, lowerBound: false, regionCode: '640000', basis: { source: '宁高法〔2014〕1号' } }, { value: 5_000_000 }], items: [{ stage: 'none' }, { stage: 'none' }],
    });
  });
});
