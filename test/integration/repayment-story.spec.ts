import { insuranceKinds } from '../../src/cases/domain/vocabulary.js';
import { PaymentReversals } from '../../src/repayment/payments/payment-reversals.service.js';
import type { CaseBody } from '../support/case-steps.js';
import { idOf } from '../support/people.js';
import {
  agreedPlan, importReturn, inCommand, kindOf, ledgerFaults, ledgerOf, pay, putInto, sendReturn, settledReturn, storyInstalments, verifiedCase, type PlanBody,
} from '../support/repayment-steps.js';
import { fixture, type WorkerBody } from '../support/roster-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const json = <T>(name: string): T => JSON.parse(fixture(name).toString('utf8')) as T;
const roster = json<Record<string, number> & { workers: number; wagesFen: number; socialInsuranceFen: number }>('roster-59.expected.json');
const bank = json<Record<'2025-01-05' | '2025-01-08', { paidRows: number; rejectedRows: number; paidFen: number }>>('bank-return.expected.json');

let t: TestApp;
let kase: CaseBody;
let workers: WorkerBody[];
let plan: PlanBody;
const at = (suffix: string): string => `/api/v1/cases/${kase.id}${suffix}`;

const clocks = (state: string): Promise<{ code: string; agreed_on: string }[]> =>
  t.db.query(`SELECT code, agreed_on::text AS agreed_on FROM deadlines WHERE case_id = $1 AND subject = 'instalment' AND state = $2 ORDER BY agreed_on, code`, [kase.id, state]);
const timelineTypes = async (): Promise<string[]> =>
  (await t.db.query<{ type: string }[]>('SELECT type FROM timeline_entries WHERE case_id = $1 ORDER BY seq', [kase.id])).map(({ type }) => type);
const milestones = (): Promise<{ milestone: string; reached: boolean }[]> =>
  t.db.query('SELECT milestone, reached FROM case_milestones WHERE case_id = $1 ORDER BY at, milestone', [kase.id]);

/** The money part of the story, told in order. */
beforeAll(async () => {
  t = await createTestApp({ now: '2024-12-20T02:00:00Z' });
  ({ kase, workers } = await verifiedCase(t));
});
afterAll(() => t.close());
afterEach(async () => expect(await ledgerFaults(t, kase.id)).toEqual([]));

it('owes what was verified, kind by kind, before any plan', async () => {
  const ledger = await ledgerOf(t, kase.id);
  expect(ledger.byKind.map(({ kind, verifiedFen }) => [kind, verifiedFen])).toEqual([
    ['wages', roster.wagesFen], ...insuranceKinds.map((kind) => [kind, roster[`${kind}Fen`]]),
  ]);
  expect(ledger.totals).toEqual({
    claimedFen: roster.wagesFen + roster.socialInsuranceFen, verifiedFen: roster.wagesFen + roster.socialInsuranceFen, agreedFen: 0, paidFen: 0, waivedFen: 0,
    outstandingFen: roster.wagesFen + roster.socialInsuranceFen, overdueFen: 0,
  });
  expect(ledger).toMatchObject({ unappliedFen: 0, instalments: [], payments: [] });
});

it('is promised: all wages on one day, the insurance in twelve months, a line for each worker and kind, a clock for each instalment', async () => {
  plan = await agreedPlan(t, kase.id, storyInstalments({ wagesFen: roster.wagesFen, insuranceFen: roster.socialInsuranceFen }));
  expect(plan).toMatchObject({ revision: 1, state: 'agreed', version: 2, outstandingFen: roster.wagesFen + roster.socialInsuranceFen });
  const [{ lines, sum }] = await t.db.query<[{ lines: number; sum: string }]>('SELECT count(*)::int AS lines, sum(amount_fen) AS sum FROM plan_lines WHERE case_id = $1', [kase.id]);
  expect(Number(sum)).toBe(roster.wagesFen + roster.socialInsuranceFen);
  expect(lines).toBeGreaterThan(roster.workers);
  const running = await clocks('running');
  expect(running.map(({ code }) => code)).toEqual(['instalment', ...new Array<string>(12).fill('insuranceInstalment')]);
  expect(running[0]?.agreed_on).toBe('2025-01-05');
  await putInto(t, kase.id, 'supervising');
  expect(await timelineTypes()).toEqual(expect.arrayContaining(['plan.drafted', 'plan.AGREE']));
});

it('has its money checked on before the day', async () => {
  t.clock.set('2024-12-30T02:00:00Z');
  const lead = await t.as('lead');
  const check = { checkedAt: '2024-12-30T01:00:00Z', fundsRaisedFen: 120_000_000, sources: ['回收用户欠费'], record: '资金到位七成', nextCheckOn: '2025-01-03' };
  await (await t.as('member')).post(at('/supervision-checks')).send(check).expect(403);
  await lead.post(at('/supervision-checks')).send({ ...check, nextCheckOn: '2024-12-29' }).expect(422);
  await lead.post(at('/supervision-checks')).send(check).expect(201);
  const { body } = await lead.get(at('/supervision-checks')).expect(200);
  expect(body.items).toEqual([expect.objectContaining({ fundsRaisedFen: 120_000_000, sources: ['回收用户欠费'], nextCheckOn: '2025-01-03', recordedById: idOf.lead })]);
  const [row] = await t.db.query<{ next: string }[]>('SELECT next_check_on::text AS next FROM cases WHERE id = $1', [kase.id]);
  expect(row?.next).toBe('2025-01-03');
  expect(await t.db.query(`SELECT state FROM deadlines WHERE case_id = $1 AND code = 'supervisionCheck' AND state = 'running'`, [kase.id])).toHaveLength(1);
});

it('is paid by the bank on the day: 57 workers, two refused rows stay owed and are overdue from the next day', async () => {
  t.clock.set('2025-01-05T06:00:00Z');
  const read = await importReturn(t, kase.id, 'bank-return-2025-01-05.csv', { apply: 'review' });
  expect(read).toMatchObject({ state: 'ready', totals: { matchedRows: 57, matchedFen: bank['2025-01-05'].paidFen, rejectedRows: 2, unmatchedRows: 0, duplicateRows: 0 } });
  expect(kindOf(await ledgerOf(t, kase.id), 'wages')).toMatchObject({ paidFen: 0 });
  await (await t.as('supervisor')).post(at(`/payment-imports/${read.id}/apply`)).expect(202);
  const done = await settledReturn(t, kase.id, read.id);
  expect(done).toMatchObject({ state: 'applied', totals: { matchedRows: bank['2025-01-05'].paidRows, matchedFen: bank['2025-01-05'].paidFen, rejectedRows: bank['2025-01-05'].rejectedRows, unmatchedRows: 0 } });
  const refused = done.rows.filter(({ verdict }) => verdict === 'rejectedByBank');
  expect(refused).toEqual([expect.objectContaining({ reason: 'accountNameDiffers' }), expect.objectContaining({ reason: 'accountNameDiffers' })]);
  expect(refused.every(({ workerId }) => workers.some(({ id }) => id === workerId))).toBe(true);
  const short = bank['2025-01-08'].paidFen;
  expect(kindOf(await ledgerOf(t, kase.id), 'wages')).toMatchObject({ paidFen: bank['2025-01-05'].paidFen, outstandingFen: short, overdueFen: 0 });
  t.clock.set('2025-01-05T16:00:01Z');
  const next = await ledgerOf(t, kase.id);
  expect(kindOf(next, 'wages')).toMatchObject({ outstandingFen: short, overdueFen: short });
  expect(next.instalments[0]).toMatchObject({ state: 'overdue', outstandingFen: short, daysPastDue: 1, settledOn: null });
  expect(next.payments).toHaveLength(57);
  expect(await clocks('met')).toEqual([]);
  const { body: page } = await (await t.as('lead')).get(at('/ledger/workers?limit=200')).expect(200);
  expect((page.items as { overdueFen: number }[]).filter(({ overdueFen }) => overdueFen > 0)).toHaveLength(2);
  expect(await milestones()).toEqual([]);
});

it('refuses the same file, and knows its rows again in another file', async () => {
  const supervisor = await t.as('supervisor');
  const again = await supervisor.post(at('/payment-imports')).field('kind', 'wages').attach('file', fixture('bank-return-2025-01-05.csv'), '改名.csv').expect(422);
  expect(again.body.blockers).toEqual([expect.objectContaining({ code: 'sameFileImported' })]);
  const longer = Buffer.concat([fixture('bank-return-2025-01-05.csv'), Buffer.from('\r\n')]);
  expect(await importReturn(t, kase.id, longer)).toMatchObject({ state: 'applied', totals: { matchedRows: 0, matchedFen: 0, duplicateRows: 57, rejectedRows: 2 } });
  expect((await ledgerOf(t, kase.id)).payments).toHaveLength(57);
});

it('is settled by the correction, of which two arrive at once and one wins', async () => {
  t.clock.set('2025-01-08T06:00:00Z');
  const ids = await Promise.all([0, 1].map(() => sendReturn(t, kase.id, 'bank-return-2025-01-08.csv', { apply: 'review' })));
  expect((await Promise.all(ids.map((id) => settledReturn(t, kase.id, id)))).map(({ state }) => state)).toEqual(['ready', 'ready']);
  const supervisor = await t.as('supervisor');
  await Promise.all(ids.map((id) => supervisor.post(at(`/payment-imports/${id}/apply`)).expect(202)));
  await Promise.all(ids.map((id) => settledReturn(t, kase.id, id)));
  const states = await t.db.query<{ state: string; failure: { code: string } | null }[]>('SELECT state, failure FROM sheet_imports WHERE id = ANY($1) ORDER BY state', [ids]);
  expect(states).toEqual([{ state: 'applied', failure: null }, { state: 'failed', failure: expect.objectContaining({ code: 'sameFileImported' }) as unknown }]);
  const ledger = await ledgerOf(t, kase.id);
  expect(kindOf(ledger, 'wages')).toMatchObject({ paidFen: roster.wagesFen, outstandingFen: 0, overdueFen: 0 });
  expect(ledger.instalments[0]).toMatchObject({ state: 'settled', settledOn: '2025-01-08' });
  const { body } = await supervisor.get(at('')).expect(200);
  expect(body).toMatchObject({ state: 'supervising', milestones: { wagesSettledAt: '2025-01-08T06:00:00.000Z', socialInsuranceSettledAt: null }, totals: { paidFen: roster.wagesFen, outstandingFen: roster.socialInsuranceFen } });
  expect((await clocks('met')).map(({ code }) => code)).toEqual(['instalment']);
  expect(await milestones()).toEqual([{ milestone: 'wagesSettled', reached: true }]);
  const { body: list } = await supervisor.get(at('/workers?limit=200')).expect(200);
  const wages = (list.items as WorkerBody[]).flatMap(({ claims }) => claims).filter(({ kind }) => kind === 'wages');
  expect(wages.every(({ paidFen, agreedFen, verifiedFen }) => paidFen === verifiedFen && agreedFen === verifiedFen)).toBe(true);
});

it('loses "wages settled" by a reversal, and its clock runs again, until the row is paid anew', async () => {
  t.clock.set('2025-01-09T02:00:00Z');
  const [victim] = (await ledgerOf(t, kase.id)).payments;
  await inCommand(t, kase.id, (tx) => t.app.get(PaymentReversals).reversePayment(tx, victim?.id ?? '', '银行退票'));
  const ledger = await ledgerOf(t, kase.id);
  expect(kindOf(ledger, 'wages')).toMatchObject({ outstandingFen: victim?.amountFen, overdueFen: victim?.amountFen });
  expect(ledger.payments.find(({ id }) => id === victim?.id)).toMatchObject({ appliedFen: 0, reversedBy: expect.any(String) });
  expect(ledger.payments[0]).toMatchObject({ reversalOf: victim?.id });
  const { body } = await (await t.as('lead')).get(at('')).expect(200);
  expect(body.milestones.wagesSettledAt).toBeNull();
  expect((await clocks('running')).map(({ code }) => code)).toContain('instalment');
  await expect(inCommand(t, kase.id, (tx) => t.app.get(PaymentReversals).reversePayment(tx, victim?.id ?? '', '再来一次'))).rejects.toMatchObject({ status: 422, extra: { blockers: [{ code: 'alreadyReversed' }] } });
  const { body: same } = await (await t.as('supervisor')).get(at(`/payments?limit=1&importId=${victim?.importId}`)).expect(200);
  expect(same.items).toHaveLength(1);
  const [paid] = await t.db.query<{ worker_ids: string[] }[]>('SELECT worker_ids FROM payments WHERE id = $1', [victim?.id]);
  await pay(t, kase.id, { kind: 'wages', amountFen: victim?.amountFen ?? 0, paidOn: '2025-01-09', workerIds: paid?.worker_ids });
  expect(await milestones()).toEqual([
    { milestone: 'wagesSettled', reached: true }, { milestone: 'wagesSettled', reached: false }, { milestone: 'wagesSettled', reached: true },
  ]);
  expect((await clocks('running')).map(({ code }) => code)).not.toContain('instalment');
});

it('misses an insurance instalment, whose late fee is estimated; confirmed, the default stands until it is cured', async () => {
  t.clock.set('2025-01-16T02:00:00Z');
  const missed = (await ledgerOf(t, kase.id)).instalments[1];
  expect(missed).toMatchObject({ kind: 'socialInsurance', state: 'overdue', overdueFen: missed?.amountFen, daysPastDue: 1 });
  const next = async (): Promise<{ type: string; blockers: { code: string }[] } | undefined> =>
    ((await (await t.as('supervisor')).get(at('/next')).expect(200)).body.events as { type: string; blockers: { code: string }[] }[]).find(({ type }) => type === 'CONFIRM_DEFAULT');
  expect((await next())?.blockers).toEqual([expect.objectContaining({ code: 'noShortfallBeyondGrace' })]);
  t.clock.set('2025-01-20T02:00:00Z');
  expect((await next())?.blockers).toEqual([expect.objectContaining({ code: 'noShortfallBeyondGrace' })]);
  t.clock.set('2025-01-21T02:00:00Z');
  expect((await next())?.blockers).toEqual([]);
  expect((await ledgerOf(t, kase.id)).lateFeeEstimateFen).toBeGreaterThan(0);
  const { body: before } = await (await t.as('supervisor')).get(at('')).expect(200);
  await (await t.as('supervisor')).post(at('/events')).send({ type: 'CONFIRM_DEFAULT', version: before.version, payload: { reason: '逾期未缴' } }).expect(200);
  const { body: defaulted } = await (await t.as('lead')).get(`/api/v1/repayment-plans/${plan.id}`).expect(200);
  expect(defaulted.state).toBe('defaulted');
  t.clock.set('2025-01-27T02:00:00Z');
  const paid = await pay(t, kase.id, { kind: 'socialInsurance', amountFen: missed?.amountFen ?? 0, paidOn: '2025-01-27' });
  expect(paid).toMatchObject({ appliedFen: missed?.amountFen, unappliedFen: 0 });
  const { body: cured } = await (await t.as('lead')).get(`/api/v1/repayment-plans/${plan.id}`).expect(200);
  expect(cured.state).toBe('agreed');
  expect(cured.instalments[1]).toMatchObject({ state: 'settled', settledOn: '2025-01-27' });
  await putInto(t, kase.id, 'supervising');
});

it('completes when the rest is paid, and closes only after the assessed late fee is paid too', async () => {
  const rest = (await ledgerOf(t, kase.id)).instalments.filter(({ outstandingFen }) => outstandingFen > 0);
  expect(rest).toHaveLength(11);
  for (const { amountFen } of rest) await pay(t, kase.id, { kind: 'socialInsurance', amountFen, paidOn: '2025-01-27' });
  const { body: completed } = await (await t.as('lead')).get(`/api/v1/repayment-plans/${plan.id}`).expect(200);
  expect(completed).toMatchObject({ state: 'completed', outstandingFen: 0, possibleEvents: [] });
  expect(await clocks('running')).toEqual([]);
  const estimate = (await ledgerOf(t, kase.id)).lateFeeEstimateFen;
  expect(estimate).toBeGreaterThan(0);
  const supervisor = await t.as('supervisor');
  const assessment = { amountFen: 123_456, assessedOn: '2025-01-27', reference: '税务核定1号' };
  await (await t.as('lead')).post(at('/late-fee-assessments')).send(assessment).expect(403);
  await supervisor.post(at('/late-fee-assessments')).send({ ...assessment, assessedOn: '2025-01-28' }).expect(422);
  await supervisor.post(at('/late-fee-assessments')).send(assessment).expect(201);
  await supervisor.post(at('/late-fee-assessments')).send(assessment).expect(422).expect(({ body }) => expect(body.blockers[0].code).toBe('duplicateAssessment'));
  const assessed = await ledgerOf(t, kase.id);
  expect(assessed.lateFeeEstimateFen).toBe(0);
  expect(kindOf(assessed, 'lateFee')).toMatchObject({ verifiedFen: 123_456, outstandingFen: 123_456 });
  const { body: next } = await supervisor.get(at('/next')).expect(200);
  const close = (): { code: string }[] => (next.events as { type: string; blockers: { code: string }[] }[]).find(({ type }) => type === 'CLOSE')?.blockers ?? [];
  expect(close()).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'obligationsUnsettled' })]));
  await pay(t, kase.id, { kind: 'lateFee', amountFen: 123_456, paidOn: '2025-01-27' });
  const { totals } = await ledgerOf(t, kase.id);
  expect(totals).toMatchObject({ outstandingFen: 0, paidFen: roster.wagesFen + roster.socialInsuranceFen + 123_456 });
  expect(await milestones()).toContainEqual({ milestone: 'socialInsuranceSettled', reached: true });
  const { body: timeline } = await supervisor.get(at('/timeline?limit=200')).expect(200);
  expect((timeline.items as { type: string; text: string }[]).filter(({ type, text }) => text === `timeline.${type}` || /\{\w+\}/.test(text))).toEqual([]);
});
