import { agreedPlan, kindOf, ledgerFaults, ledgerOf, pay, putInto, smallCase } from '../support/repayment-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-03T02:00:00Z' }); });
beforeEach(() => t.clock.set('2025-01-03T02:00:00Z'));
afterAll(() => t.close());

interface Line {
  kind: string;
  arrearsFrom: string;
  feeFen: number;
  periods: { from: string; to: string; days: number; principalFen: number; per100000: number; reason: string; stoppedBy: string | null; feeFen: number }[];
}
interface Estimate {
  asOf: string;
  totalFen: number;
  withoutPeriodFen: number;
  rates: { value: number; effectiveFrom: string; basis: { source: string; article: string }; version: number }[];
  items: Line[];
}
const at = (caseId: string, suffix: string): string => `/api/v1/cases/${caseId}${suffix}`;
const estimateOf = async (caseId: string): Promise<Estimate> => (await (await t.as('lead')).get(at(caseId, '/late-fee-estimate')).expect(200)).body as Estimate;
const send = async (caseId: string, suffix: string, body: object, status: number): Promise<Record<string, never> & { id: string; blockers: { code: string }[] }> =>
  (await (await t.as('supervisor')).post(at(caseId, suffix)).send(body).expect(status)).body as never;
const told = ({ periods }: Line): string[] => periods.map(({ from, to, days, principalFen, per100000, reason, feeFen }) => `${from}–${to} ${days}d ${principalFen}×${per100000} ${reason} ${feeFen}`);
const enter = async (code: string, body: object, status = 201): Promise<Record<string, never>> =>
  (await (await t.as('admin')).post(`/api/v1/legal-figures/${code}/versions`).send({ reason: '按文件录入', ...body }).expect(status)).body as never;

describe('the estimate', () => {
  it('tells of each insurance and period how many days which principal bears which rate, and is what the ledger shows', async () => {
    const { kase, workerIds } = await smallCase(t, [{ wages: 1_000, pension: 1_000_000, housingFund: 500_000 }, { pension: 400_000, medical: 200_000 }]);
    await pay(t, kase.id, { kind: 'pension', amountFen: 400_000, paidOn: '2024-11-30', workerIds: [workerIds[0]] });
    const estimate = await estimateOf(kase.id);
    // 64 days from 2024-11-01 to 2025-01-03, the day of payment included.
    expect(estimate.items.map((line) => [line.kind, line.arrearsFrom, ...told(line)])).toEqual([
      ['pension', '2024-11-01', '2024-11-01–2024-11-30 30d 1400000×50 runs 21000', '2024-12-01–2025-01-03 34d 1000000×50 runs 17000'],
      ['medical', '2024-11-01', '2024-11-01–2025-01-03 64d 200000×50 runs 6400'],
    ]);
    expect(estimate).toMatchObject({
      asOf: '2025-01-03', totalFen: 44_400, withoutPeriodFen: 0,
      rates: [{ value: 50, effectiveFrom: '2011-07-01', version: 1, basis: { source: '中华人民共和国社会保险法', article: '第八十六条' } }],
    });
    expect((await ledgerOf(t, kase.id)).lateFeeEstimateFen).toBe(estimate.totalFen);
    await (await t.as('lead.yinchuan')).get(at(kase.id, '/late-fee-estimate')).expect(404);
    await (await t.as('liaison.hrss')).get(at(kase.id, '/late-fee-estimate')).expect(403);
  });

  it('stands still while the employer’s agreement with the collector runs, until the entry is taken back', async () => {
    const { kase } = await smallCase(t, [{ pension: 1_000_000, medical: 1_000_000 }]);
    const agreement = { reference: '延缴1号', agreedOn: '2024-12-10', fromOn: '2024-12-11', toOn: '2025-06-30', kinds: ['pension'], security: '厂房抵押' };
    const wrong = await send(kase.id, '/deferral-agreements', { ...agreement, agreedOn: '2025-01-04', toOn: '2024-12-10' }, 422);
    expect(wrong.blockers.map(({ code }) => code)).toEqual(['agreedInTheFuture', 'endsBeforeItBegins']);
    await (await t.as('lead')).post(at(kase.id, '/deferral-agreements')).send(agreement).expect(403);
    const { id } = await send(kase.id, '/deferral-agreements', agreement, 201);
    expect((await send(kase.id, '/deferral-agreements', agreement, 422)).blockers.map(({ code }) => code)).toEqual(['duplicateDeferral']);
    const [pension, medical] = (await estimateOf(kase.id)).items;
    expect(pension && told(pension)).toEqual(['2024-11-01–2024-12-10 40d 1000000×50 runs 20000', '2024-12-11–2025-01-03 24d 1000000×50 deferred 0']);
    expect(pension?.periods[1]?.stoppedBy).toBe(id);
    expect(medical?.feeFen).toBe(32_000);
    const { body: list } = await (await t.as('lead')).get(at(kase.id, '/deferral-agreements')).expect(200);
    expect(list).toMatchObject({ items: [{ id, stopsLateFee: true, longerThanAYear: false, security: '厂房抵押', voided: null }], rule: { code: 'deferralStopsLateFee', value: 1, confidence: 'known', basis: { article: '第二十一条、第二十二条' } } });
    const taken = await send(kase.id, `/deferral-agreements/${id}/void`, { reason: '登记到了别的单位' }, 200);
    expect(taken).toMatchObject({ items: [{ id, stopsLateFee: false, voided: { reason: '登记到了别的单位' } }] });
    expect((await send(kase.id, `/deferral-agreements/${id}/void`, { reason: '再撤' }, 422)).blockers.map(({ code }) => code)).toEqual(['alreadyVoided']);
    expect((await estimateOf(kase.id)).totalFen).toBe(64_000);
    await send(kase.id, '/deferral-agreements', agreement, 201);
  });
});

describe('an assessment', () => {
  it('becomes what is owed and ends the estimate of its kinds up to its day', async () => {
    const { kase } = await smallCase(t, [{ pension: 1_000_000, medical: 1_000_000 }]);
    const { id } = await send(kase.id, '/late-fee-assessments', { amountFen: 30_500, assessedOn: '2024-12-31', reference: '税核1号', kinds: ['pension'] }, 201);
    const [pension, medical] = (await estimateOf(kase.id)).items;
    expect(pension && told(pension)).toEqual(['2024-11-01–2024-12-31 61d 1000000×50 assessed 0', '2025-01-01–2025-01-03 3d 1000000×50 runs 1500']);
    expect([pension?.periods[0]?.stoppedBy, medical?.feeFen]).toEqual([id, 32_000]);
    const ledger = await ledgerOf(t, kase.id);
    expect(kindOf(ledger, 'lateFee')).toMatchObject({ verifiedFen: 30_500, outstandingFen: 30_500 });
    expect(ledger.lateFeeEstimateFen).toBe(33_500);
  });

  it('counts no day of an insurance twice, unless the collector assessed another amount for it', async () => {
    const { kase } = await smallCase(t, [{ pension: 1_000_000, medical: 1_000_000 }]);
    const assessment = { amountFen: 30_500, assessedOn: '2024-12-15', kinds: ['pension'] };
    const { id } = await send(kase.id, '/late-fee-assessments', { ...assessment, reference: '税核1号' }, 201);
    const again = async (changes: Record<string, unknown>): Promise<unknown> => (await send(kase.id, '/late-fee-assessments', { ...assessment, reference: '税核01号', ...changes }, 422)).blockers;
    const refused = [expect.objectContaining({ code: 'daysAssessedAlready', path: 'assessedOn', message: expect.stringContaining('文号 税核1号 的核定（¥305.00）已算到 2024-12-15') as string })];
    expect(await again({})).toEqual(refused);
    expect(await again({ assessedOn: '2024-12-01', amountFen: 1, kinds: ['unemployment', 'pension'] })).toEqual(refused);
    expect(await again({ kinds: undefined })).toEqual(refused);
    await send(kase.id, '/late-fee-assessments', { ...assessment, reference: '税核2号', kinds: ['medical'] }, 201);
    await send(kase.id, '/late-fee-assessments', { ...assessment, reference: '税核3号', assessedOn: '2024-12-31' }, 201);
    await send(kase.id, '/late-fee-assessments', { ...assessment, reference: '税核4号', besides: true }, 201);
    expect(kindOf(await ledgerOf(t, kase.id), 'lateFee')?.verifiedFen).toBe(4 * 30_500);
    for (const { id: other } of (await (await t.as('supervisor')).get(at(kase.id, '/late-fee-assessments')).expect(200)).body.items as { id: string }[]) {
      await send(kase.id, `/late-fee-assessments/${other}/void`, { reason: '重新登记' }, 200);
    }
    expect(id).not.toBe((await send(kase.id, '/late-fee-assessments', { ...assessment, reference: '税核1号' }, 201)).id);
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
  });

  it('cannot have been counted up to a day before any insurance is owed, nor an agreement be older than the law', async () => {
    const { kase } = await smallCase(t, [{ pension: 1_000_000 }]);
    const codes = async (path: string, body: Record<string, unknown>): Promise<string[]> => (await send(kase.id, path, body, 422)).blockers.map(({ code }) => code);
    expect(await codes('/late-fee-assessments', { amountFen: 1, assessedOn: '1900-01-01', reference: '税核0号' })).toEqual(['beforeAnythingOwed']);
    expect(await codes('/deferral-agreements', { reference: '延0号', agreedOn: '1900-01-01', fromOn: '1900-01-01', toOn: '2025-01-31' })).toEqual(['beforeLabourLaw', 'beforeLabourLaw']);
  });

  it('that was recorded wrongly is taken back with a reason and recorded anew; what was paid towards it waits for its successor', async () => {
    const { kase } = await smallCase(t, [{ wages: 1_000, pension: 1_000_000 }]);
    const wrong = { amountFen: 305_000, assessedOn: '2024-12-31', reference: '税核2号' };
    const { id } = await send(kase.id, '/late-fee-assessments', wrong, 201);
    await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-10', amountFen: 1_000 }, { kind: 'pension', dueOn: '2025-01-10', amountFen: 1_000_000 }, { kind: 'lateFee', dueOn: '2025-01-10', amountFen: 305_000 }]);
    await pay(t, kase.id, { kind: 'lateFee', amountFen: 40_000, paidOn: '2025-01-03' });
    await (await t.as('lead')).post(at(kase.id, `/late-fee-assessments/${id}/void`)).send({ reason: '多写了一个零' }).expect(403);
    const taken = await send(kase.id, `/late-fee-assessments/${id}/void`, { reason: '多写了一个零' }, 200);
    expect(taken).toMatchObject({ items: [{ id, amountFen: 305_000, voided: { reason: '多写了一个零' } }] });
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
    const between = await ledgerOf(t, kase.id);
    expect(kindOf(between, 'lateFee')?.outstandingFen ?? 0).toBe(0);
    expect([between.unappliedFen, between.lateFeeEstimateFen]).toEqual([40_000, 32_000]);
    const { blockers } = await send(kase.id, '/payments', { kind: 'lateFee', paidOn: '2025-01-03', amountFen: 1, method: 'cash', reference: '无主' }, 422);
    expect(blockers.map(({ code }) => code)).toEqual(['kindNotOwed']);
    await send(kase.id, '/late-fee-assessments', { ...wrong, amountFen: 30_500 }, 201);
    const after = await ledgerOf(t, kase.id);
    expect(kindOf(after, 'lateFee')).toMatchObject({ verifiedFen: 30_500, paidFen: 30_500, outstandingFen: 0 });
    expect(after.unappliedFen).toBe(9_500);
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
    const { body: caseBody } = await (await t.as('lead')).get(at(kase.id, '')).expect(200);
    expect(caseBody.totals).toMatchObject({ verifiedFen: 1_000 + 1_000_000 + 30_500, paidFen: 30_500 });
    await putInto(t, kase.id, 'closed');
    expect((await send(kase.id, `/late-fee-assessments/${id}/void`, { reason: '已结案' }, 422)).blockers.map(({ code }) => code)).toEqual(['caseEnded']);
  });
});

describe('the figures of the law', () => {
  it('are entered by an administrator with basis and date, each as a version', async () => {
    const { body: before } = await (await t.as('lead')).get('/api/v1/legal-figures').expect(200);
    expect(before.items.map(({ code, inForce }: { code: string; inForce: unknown[] }) => [code, inForce.length])).toEqual([
      ['lateFeeRate', 1], ['deferralStopsLateFee', 1], ['wageCrimeWorkerFen', 1], ['wageCrimeTotalFen', 1], ['minimumMonthlyWageFen', 0],
    ]);
    const own = { basedOn: 1, regionCode: '640000', value: 5_000_000, effectiveFrom: '2014-02-01', basis: { source: '宁夏高级人民法院通知' } };
    for (const who of ['supervisor', 'lead', 'auditor'] as const) await (await t.as(who)).post('/api/v1/legal-figures/wageCrimeTotalFen/versions').send({ ...own, reason: '录入' }).expect(403);
    const wrong = await enter('wageCrimeTotalFen', { ...own, regionCode: undefined, value: 1, effectiveFrom: '2030-01-01' }, 422) as unknown as { blockers: { code: string; message: string }[] };
    expect(wrong.blockers.map(({ code }) => code)).toEqual(['figureNeedsRegion', 'figureOutOfRange', 'tooFarAhead']);
    expect(wrong.blockers.every(({ message }) => /[一-鿿]/.test(message) && !message.includes('{'))).toBe(true);
    expect(await enter('wageCrimeTotalFen', own)).toEqual({ code: 'wageCrimeTotalFen', version: 2 });
    expect(await enter('wageCrimeTotalFen', own, 409)).toMatchObject({ code: 'staleVersion', currentVersion: 2 });
    expect(await enter('wageCrimeTotalFen', { ...own, basedOn: 2 }, 422)).toMatchObject({ blockers: [{ code: 'nothingChanges' }] });
    await enter('gold', own, 404);
    const { body: after } = await (await t.as('lead')).get('/api/v1/legal-figures').expect(200);
    expect(after.items[3]).toMatchObject({
      newestVersion: 2, min: 3_000_000, max: 10_000_000,
      inForce: [{ regionCode: null, value: 3_000_000, lowerBound: true, confidence: 'primary' }, { regionCode: '640000', value: 5_000_000, lowerBound: false, confidence: 'office', basis: { source: '宁夏高级人民法院通知', article: null } }],
    });
    const { body: versions } = await (await t.as('auditor')).get('/api/v1/legal-figures/wageCrimeTotalFen/versions').expect(200);
    expect(versions.items).toMatchObject([{ version: 2, changedBy: { name: '管理员甲' }, reason: '按文件录入' }, { version: 1, changedBy: null, value: 3_000_000 }]);
    const entries = await t.db.query<{ details: Record<string, unknown> }[]>(`SELECT details FROM audit_entries WHERE action = 'figure.entered'`);
    expect(entries).toEqual([{ details: expect.objectContaining({ code: 'wageCrimeTotalFen', version: 2, value: 5_000_000 }) as unknown }]);
  });

  it('change the estimate by their day', async () => {
    const { kase } = await smallCase(t, [{ pension: 1_000_000 }]);
    await enter('lateFeeRate', { basedOn: 1, value: 20, effectiveFrom: '2025-01-01', basis: { source: '新规定', article: '第一条' } });
    await enter('deferralStopsLateFee', { basedOn: 1, value: 0, effectiveFrom: '2024-12-01', basis: { source: '征收机关答复' } });
    const { id } = await send(kase.id, '/deferral-agreements', { reference: '延缴2号', agreedOn: '2024-12-20', fromOn: '2024-12-20', toOn: '2025-12-20' }, 201);
    expect((await estimateOf(kase.id)).items.map(told)).toEqual([['2024-11-01–2024-12-31 61d 1000000×50 runs 30500', '2025-01-01–2025-01-03 3d 1000000×20 runs 600']]);
    expect((await (await t.as('lead')).get(at(kase.id, '/deferral-agreements')).expect(200)).body).toMatchObject({ items: [{ id, stopsLateFee: false, longerThanAYear: true }], rule: { value: 0, confidence: 'office' } });
  });
});
