import { randomUUID } from 'node:crypto';
import { codesOf, PaymentDesk, type Refusal } from '../support/payment-steps.js';
import { agreedPlan, kindOf, ledgerFaults, ledgerOf, pay, type PaymentBody, putInto, smallCase } from '../support/repayment-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-06T02:00:00Z' }); });
beforeEach(() => t.clock.set('2025-01-06T02:00:00Z'));
afterAll(() => t.close());

async function deskOf(claims: readonly Record<string, number>[]): Promise<{ desk: PaymentDesk; workerIds: string[] }> {
  const { kase, workerIds } = await smallCase(t, claims);
  return { desk: new PaymentDesk(t, kase.id), workerIds };
}

interface UnappliedBody {
  unappliedFen: number;
  keptFen: number;
  unresolvedFen: number;
  returnedFen: number;
  items: { payment: PaymentBody; resolvableFen: number; keptFen: number; ways: { type: string; kind: string | null; workerIds: string[] | null; maxFen: number }[]; resolutions: { id: string; type: string; reversedBy: string | null }[] }[];
}
const unapplied = (desk: PaymentDesk): Promise<UnappliedBody> => desk.get('/unapplied');

describe('money that found nothing to settle', () => {
  const excess = async () => {
    const { desk, workerIds } = await deskOf([{ wages: 10_000, overtime: 4_000 }, { wages: 6_000 }]);
    const payment = await pay(t, desk.caseId, { kind: 'wages', amountFen: 15_000, deductionsFen: 1_000, paidOn: '2025-01-03', workerIds: [workerIds[0]] });
    const documentIds = [await desk.paper()];
    const resolve = (body: object): Promise<{ id: string }> => desk.post(`/payments/${payment.id}/resolutions`, { reason: '企业来函', documentIds, ...body });
    const refused = (body: object): Promise<Refusal> => desk.refused(`/payments/${payment.id}/resolutions`, { reason: '企业来函', documentIds, ...body });
    return { desk, workerIds, payment, resolve, refused };
  };

  it('is shown with the ways to resolve it, and each decision is a row that a reversal takes back', async () => {
    const { desk, workerIds: [first = ''], payment, resolve } = await excess();
    const { items: [item], ...sums } = await unapplied(desk);
    expect(sums).toMatchObject({ unappliedFen: 6_000, keptFen: 0, unresolvedFen: 6_000 });
    expect(item).toMatchObject({ payment: { id: payment.id, appliedFen: 10_000, unappliedFen: 6_000 }, resolvableFen: 6_000, resolutions: [] });
    expect(item?.ways).toEqual([
      { type: 'reallocate', kind: 'overtime', workerIds: [first], maxFen: 4_000 }, { type: 'reallocate', kind: 'wages', workerIds: null, maxFen: 6_000 },
      { type: 'reallocate', kind: 'overtime', workerIds: null, maxFen: 4_000 }, { type: 'return', kind: null, workerIds: null, maxFen: 6_000 },
      { type: 'keep', kind: null, workerIds: null, maxFen: 6_000 },
    ]);
    const moved = await resolve({ type: 'reallocate', kind: 'overtime', workerIds: [first], amountFen: 2_500 });
    await resolve({ type: 'return', amountFen: 1_500, returnedOn: '2025-01-06', reference: '退款1' });
    await resolve({ type: 'keep', amountFen: 500 });
    expect(await unapplied(desk)).toMatchObject({ unappliedFen: 2_000, keptFen: 500, unresolvedFen: 1_500, returnedFen: 1_500, items: [{ resolvableFen: 2_000, keptFen: 500 }] });
    expect(await ledgerOf(t, desk.caseId)).toMatchObject({ unappliedFen: 2_000, returnedFen: 1_500, payments: [{ appliedFen: 12_500, unappliedFen: 2_000, returnedFen: 1_500 }] });
    expect(kindOf(await ledgerOf(t, desk.caseId), 'overtime')).toMatchObject({ paidFen: 2_500, outstandingFen: 1_500 });
    expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
    const { effect } = await desk.reverse({ resolutionId: moved.id });
    expect(effect.changes).toEqual(expect.arrayContaining([
      expect.objectContaining({ what: 'resolution', subjectId: moved.id, label: 'resolution.reallocate', before: { amountFen: 2_500, kind: 'overtime' } }),
      expect.objectContaining({ what: 'paidFen', before: 12_500, after: 10_000 }),
    ]));
    expect(await unapplied(desk)).toMatchObject({ unappliedFen: 4_500, items: [{ resolutions: [{ type: 'reallocate' }, { type: 'return' }, { type: 'keep' }, { type: 'reallocate' }] }] });
    const again = await desk.refused('/requests', { type: 'reversal', resolutionId: moved.id, reason: '再次' });
    expect(codesOf(again)).toEqual(['alreadyReversed']);
    expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
    const { items: timeline } = await desk.get<{ items: { type: string; text: string }[] }>('/timeline?limit=50');
    const told = timeline.filter(({ type }) => /^payment\.(reallocate|return|keep|resolutionReversed)$/.test(type));
    expect(told.map(({ text }) => text).every((text) => /[一-鿿]/.test(text) && !text.includes('{'))).toBe(true);
    expect(told).toHaveLength(4);
  });

  it('is refused what does not fit, with every reason', async () => {
    const { desk, workerIds: [first, second], payment, resolve, refused } = await excess();
    expect(codesOf(await refused({ type: 'keep', amountFen: 6_001, reason: '', documentIds: [] }))).toEqual(['reasonMissing', 'evidenceMissing', 'exceedsUnapplied']);
    expect(await refused({ type: 'keep', amountFen: 1, kind: 'wages', reference: 'x' })).toMatchObject({ errors: [{ path: 'kind', code: 'unknownField' }, { path: 'reference', code: 'unknownField' }] });
    expect(await refused({ type: 'return', amountFen: 1 })).toMatchObject({ errors: [{ path: 'returnedOn', code: 'required' }, { path: 'reference', code: 'required' }] });
    expect(codesOf(await refused({ type: 'reallocate', amountFen: 1 }))).toEqual(['required']);
    expect(codesOf(await refused({ type: 'reallocate', amountFen: 5_000, kind: 'overtime' }))).toEqual(['reallocationExceedsOwed']);
    expect(codesOf(await refused({ type: 'reallocate', amountFen: 1, kind: 'overtime', workerIds: [second] }))).toEqual(['kindNotOwed']);
    expect(codesOf(await refused({ type: 'reallocate', amountFen: 1, kind: 'overtime', workerIds: [randomUUID()] }))).toEqual(['unknownWorker']);
    expect(codesOf(await refused({ type: 'keep', amountFen: 1, documentIds: [randomUUID()] }))).toEqual(['unknownDocument']);
    expect(codesOf(await refused({ type: 'return', amountFen: 1, returnedOn: '2025-01-07', reference: 'a' }))).toEqual(['returnedInTheFuture']);
    expect(codesOf(await refused({ type: 'return', amountFen: 1, returnedOn: '2025-01-02', reference: 'a' }))).toEqual(['returnedBeforePaid']);
    await resolve({ type: 'return', amountFen: 1, returnedOn: '2025-01-06', reference: 'a' });
    expect(codesOf(await refused({ type: 'return', amountFen: 1, returnedOn: '2025-01-06', reference: 'a' }))).toEqual(['duplicateReturn']);
    await desk.refused(`/payments/${payment.id}/resolutions`, { type: 'keep', amountFen: 1 }, 'lead').then(({ status }) => expect(status).toBe(403));
    await desk.refused(`/payments/${randomUUID()}/resolutions`, { type: 'keep', amountFen: 1 }).then(({ status }) => expect(status).toBe(404));
    const other = await pay(t, desk.caseId, { kind: 'wages', amountFen: 10, paidOn: '2025-01-03', workerIds: [first] });
    await desk.reverse({ paymentId: other.id });
    expect(codesOf(await desk.refused(`/payments/${other.id}/resolutions`, { type: 'keep', amountFen: 1, reason: 'x', documentIds: [await desk.paper()] }))).toEqual(['paymentNotStanding']);
    await putInto(t, desk.caseId, 'closed');
    expect(codesOf(await refused({ type: 'keep', amountFen: 1 }))).toEqual(['caseEnded']);
  });

  it('withheld pay never came in and cannot go back', async () => {
    const { desk, workerIds } = await deskOf([{ wages: 1_000 }]);
    const payment = await pay(t, desk.caseId, { kind: 'wages', amountFen: 1_000, deductionsFen: 700, paidOn: '2025-01-03', workerIds });
    const body = { type: 'return', returnedOn: '2025-01-03', reference: 'b', reason: '多付', documentIds: [await desk.paper()] };
    await desk.post(`/payments/${payment.id}/resolutions`, { ...body, amountFen: 600 });
    await putInto(t, desk.caseId, 'verifying');
    await (await t.as('lead')).post(desk.url('/claims')).send({ workerId: workerIds[0], kind: 'wages', from: '2024-11', to: '2024-11', claimedFen: 50 }).expect(201);
    expect(codesOf(await desk.refused(`/payments/${payment.id}/resolutions`, { ...body, reference: 'c', amountFen: 101 }))).toEqual(['exceedsUnapplied']);
    const big = await pay(t, desk.caseId, { kind: 'wages', amountFen: 10, deductionsFen: 500, paidOn: '2025-01-04', workerIds });
    expect(codesOf(await desk.refused(`/payments/${big.id}/resolutions`, { ...body, reference: 'd', returnedOn: '2025-01-05', amountFen: 11 }))).toEqual(['returnExceedsReceived']);
  });

  it('goes with its payment when that is reversed, unless some of it went back', async () => {
    const { desk, workerIds, payment, resolve } = await excess();
    const moved = await resolve({ type: 'reallocate', kind: 'overtime', amountFen: 4_000 });
    const gone = await resolve({ type: 'return', amountFen: 2_000, returnedOn: '2025-01-06', reference: '退款2' });
    expect(await unapplied(desk)).toMatchObject({ unappliedFen: 0, items: [{ payment: { id: payment.id }, resolvableFen: 0, ways: [], resolutions: [{ id: moved.id }, { id: gone.id }] }] });
    expect(codesOf(await desk.refused('/requests', { type: 'reversal', paymentId: payment.id, reason: '错' }))).toEqual(['paymentReturned']);
    await desk.reverse({ resolutionId: gone.id });
    const { effect } = await desk.reverse({ paymentId: payment.id });
    expect(effect.changes.filter(({ what }) => what === 'resolution').map(({ subjectId }) => subjectId)).toEqual([moved.id]);
    expect(await ledgerOf(t, desk.caseId)).toMatchObject({ totals: { paidFen: 0, outstandingFen: 20_000 }, unappliedFen: 0, returnedFen: 0 });
    expect(await unapplied(desk)).toMatchObject({ unappliedFen: 0, items: [] });
    const rows = await t.db.query<unknown[]>('SELECT 1 FROM payment_resolutions WHERE payment_id = $1 AND reversal_of IS NOT NULL', [payment.id]);
    expect(rows).toHaveLength(2);
    expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
    await pay(t, desk.caseId, { kind: 'wages', amountFen: 15_000, deductionsFen: 1_000, paidOn: '2025-01-03', workerIds: [workerIds[0]], reference: payment.reference });
    expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
  });

  it('decided twice at once is given away once', async () => {
    const { desk, payment, resolve } = await excess();
    const decide = (reference: string): Promise<unknown> => resolve({ type: 'return', amountFen: 4_000, returnedOn: '2025-01-06', reference });
    const both = await Promise.allSettled([decide('甲'), decide('乙')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await unapplied(desk)).toMatchObject({ unappliedFen: 2_000, returnedFen: 4_000, items: [{ payment: { id: payment.id } }] });
    expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
  });
});

describe('a fund’s advance', () => {
  it('reaches the worker, keeps the employer’s debt in every figure, and is repaid before or after the worker has the rest', async () => {
    const { desk, workerIds: [first = ''] } = await deskOf([{ wages: 40_000 }, { wages: 10_000 }]);
    await agreedPlan(t, desk.caseId, [{ kind: 'wages', dueOn: '2025-01-06', amountFen: 50_000 }]);
    await pay(t, desk.caseId, { kind: 'wages', amountFen: 15_000, paidOn: '2025-01-04', method: 'fundAdvance', workerIds: [first] });
    expect(await ledgerOf(t, desk.caseId)).toMatchObject({ advancedFen: 15_000, advanceRecoveredFen: 0, totals: { paidFen: 0, outstandingFen: 50_000 }, instalments: [{ outstandingFen: 50_000 }] });
    const { body: board } = await (await t.as('supervisor')).get('/api/v1/repayment-board?limit=200').expect(200);
    expect(board.items).toContainEqual(expect.objectContaining({ caseId: desk.caseId, dueTodayFen: 50_000 }));
    const { body: next } = await (await t.as('lead')).get(desk.url('/next')).expect(200);
    expect(next.events.find(({ type }: { type: string }) => type === 'SETTLE')).toMatchObject({ blockers: expect.arrayContaining([expect.objectContaining({ code: 'claimsUnpaidWithoutProof' })]) as unknown });
    const refused = await desk.refused('/payments', { kind: 'wages', paidOn: '2025-01-05', amountFen: 5, method: 'fundAdvance', reference: 'r1', recoversAdvance: true });
    expect(codesOf(refused)).toEqual(['advanceRecoversNothing']);
    const waiver = { type: 'waiver', workerId: first, kind: 'wages', amountFen: 25_001, documentIds: [await desk.paper('放弃.pdf')], reason: '自愿' };
    expect(codesOf(await desk.refused('/requests', waiver))).toEqual(['waiverExceedsOutstanding']);
    expect(await pay(t, desk.caseId, { kind: 'wages', amountFen: 6_000, paidOn: '2025-01-05', recoversAdvance: true })).toMatchObject({ appliedFen: 6_000, recoversAdvance: true });
    expect(await ledgerOf(t, desk.caseId)).toMatchObject({ advanceRecoveredFen: 6_000, totals: { paidFen: 6_000, outstandingFen: 44_000 } });
    await pay(t, desk.caseId, { kind: 'wages', amountFen: 34_000, paidOn: '2025-01-06', workerIds: [first] });
    expect(await ledgerOf(t, desk.caseId)).toMatchObject({ advancedFen: 15_000, advanceRecoveredFen: 15_000, totals: { outstandingFen: 10_000 } });
    const nothing = await desk.refused('/payments', { kind: 'wages', paidOn: '2025-01-06', amountFen: 5, method: 'bankTransfer', reference: 'r2', recoversAdvance: true });
    expect(codesOf(nothing)).toEqual(['nothingAdvanced']);
    expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
  });
});

it('a supervision check sets the clock of the next one: on the day it names, or by its rule when that is earlier', async () => {
  const { desk } = await deskOf([{ wages: 1_000 }]);
  await putInto(t, desk.caseId, 'supervising');
  const check = (nextCheckOn: string): Promise<unknown> => desk.post('/supervision-checks', { checkedAt: '2025-01-06T01:00:00Z', fundsRaisedFen: 500, sources: ['回款'], record: '核对银行流水', nextCheckOn });
  const clock = async (): Promise<unknown> => {
    const [row] = await t.db.query<{ day: string }[]>(`SELECT to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day FROM deadlines WHERE case_id = $1 AND code = 'supervisionCheck' AND state = 'running'`, [desk.caseId]);
    return row?.day;
  };
  await check('2025-01-11');
  expect(await clock()).toBe('2025-01-11');
  await check('2025-01-06');
  expect(await clock()).toBe('2025-01-06');
  await check('2025-06-30');
  expect(await clock()).toBe('2025-02-05');
});

interface ReceiptsBody {
  counts: Record<'unconfirmed' | 'received' | 'notReceived', number>;
  amounts: Record<'unconfirmedFen' | 'receivedFen' | 'notReceivedFen', number>;
  items: { paymentId: string; workerId: string; workerName: string; amountFen: number; state: string; receipt: { how: string; note: string | null; documentIds: string[] } | null; openItemId: string | null }[];
  nextCursor: string | null;
}

describe('a worker’s receipt', () => {
  const paid = async () => {
    const { desk, workerIds: [first = '', second = ''] } = await deskOf([{ wages: 30_000, pension: 5_000 }, { wages: 10_000 }]);
    const payment = await pay(t, desk.caseId, { kind: 'wages', amountFen: 40_000, paidOn: '2025-01-05', documentIds: [await desk.paper('回单.pdf')] });
    const url = `/payments/${payment.id}/receipts`;
    const said = (changes: object = {}) => ({ workerId: first, how: 'call', confirmedAt: '2025-01-06T01:00:00Z', ...changes });
    const receipts = (query = '', by: 'supervisor' | 'outsider' = 'supervisor'): Promise<ReceiptsBody> => desk.get(`/receipts${query}`, by);
    return { desk, first, second, payment, url, said, receipts };
  };

  it('is confirmed by call or signature; the list says who has not, and masks whom the reader may not know', async () => {
    const { desk, first, second, payment, url, said, receipts } = await paid();
    await pay(t, desk.caseId, { kind: 'pension', amountFen: 5_000, paidOn: '2025-01-05', workerIds: [first] });
    expect(await receipts()).toMatchObject({ counts: { unconfirmed: 2, received: 0, notReceived: 0 }, amounts: { unconfirmedFen: 40_000, receivedFen: 0, notReceivedFen: 0 }, nextCursor: null });
    expect(await desk.get('/payments?limit=1')).toMatchObject({ standing: { count: 2, amountFen: 45_000 }, items: [{ kind: 'pension' }] });
    expect((await receipts()).items.map(({ workerId, amountFen }) => [workerId, amountFen]).sort()).toEqual([[first, 30_000], [second, 10_000]].sort());
    expect(await desk.post(url, said({ note: '本人电话' }), 'member')).toMatchObject({ paymentId: payment.id, workerId: first, outcome: 'received', how: 'call', recordedBy: { name: '李成员' } });
    await desk.post(url, said({ workerId: second, how: 'signature', documentIds: [await desk.paper('签收单.pdf')] }), 'lead');
    expect(await receipts('?state=unconfirmed')).toMatchObject({ counts: { unconfirmed: 0, received: 2 }, amounts: { unconfirmedFen: 0, receivedFen: 40_000 }, items: [] });
    const { items: [one], nextCursor } = await receipts(`?paymentId=${payment.id}&limit=1`, 'outsider');
    expect(one).toMatchObject({ state: 'received', workerName: '职**', receipt: { note: null } });
    expect((await receipts(`?paymentId=${payment.id}&limit=1&cursor=${nextCursor ?? ''}`)).items).toHaveLength(1);
    await desk.reverse({ paymentId: payment.id });
    expect(await receipts()).toMatchObject({ counts: { unconfirmed: 0, received: 0 }, amounts: { unconfirmedFen: 0, receivedFen: 0 }, items: [] });
    expect(await desk.get('/payments')).toMatchObject({ standing: { count: 1, amountFen: 5_000 } });
  });

  it('is confirmed by a one-time code that is checked, expires, and bears no guessing', async () => {
    const { desk, first, payment, url, said } = await paid();
    const codes = `/payments/${payment.id}/receipt-codes`;
    const wrongOf = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    const confirm = said({ how: 'code' });
    expect(codesOf(await desk.refused(url, { ...confirm, code: '000000' }, 'member'))).toEqual(['receiptCodeNone']);
    const { code } = await desk.post<{ code: string }>(codes, { workerId: first }, 'member');
    expect(code).toMatch(/^\d{6}$/);
    expect(JSON.stringify(await t.db.query('SELECT * FROM receipt_codes'))).not.toContain(`"${code}"`);
    for (let guess = 0; guess < 5; guess += 1) expect(codesOf(await desk.refused(url, { ...confirm, code: wrongOf(code) }, 'member'))).toEqual(['receiptCodeWrong']);
    expect(codesOf(await desk.refused(url, { ...confirm, code }, 'member'))).toEqual(['receiptCodeUsedUp']);
    const late = await desk.post<{ code: string }>(codes, { workerId: first }, 'member');
    t.clock.advance({ minutes: 31 });
    expect(codesOf(await desk.refused(url, { ...confirm, code: late.code }, 'member'))).toEqual(['receiptCodeExpired']);
    const old = await desk.post<{ code: string }>(codes, { workerId: first }, 'member');
    const good = await desk.post<{ code: string }>(codes, { workerId: first }, 'member');
    if (old.code !== good.code) expect(codesOf(await desk.refused(url, { ...confirm, code: old.code }, 'member'))).toEqual(['receiptCodeWrong']);
    expect(await desk.post(url, { ...confirm, code: `${good.code.slice(0, 3)} ${good.code.slice(3)}` }, 'member')).toMatchObject({ outcome: 'received', how: 'code' });
    expect(codesOf(await desk.refused(url, { ...confirm, code: good.code }, 'member'))).toEqual(['receiptCodeNone']);
    await desk.post(codes, { workerId: first }, 'member');
    expect(codesOf(await desk.refused(codes, { workerId: first }, 'member'))).toEqual(['tooManyReceiptCodes']);
  });

  it('that did not come opens one item, which keeps the case from closing until the supervisor has answered', async () => {
    const { desk, first, payment, url, said, receipts } = await paid();
    await putInto(t, desk.caseId, 'supervising');
    const closing = async (): Promise<string[]> => {
      const { events } = await desk.get<{ events: { type: string; blockers: { code: string }[] }[] }>('/next');
      return events.find(({ type }) => type === 'CLOSE')?.blockers.map(({ code }) => code) ?? [];
    };
    expect(await closing()).not.toContain('notReceivedOpen');
    await desk.post(url, said({ outcome: 'notReceived', note: '卡里没有' }), 'member');
    await desk.post(url, said({ outcome: 'notReceived' }), 'member');
    expect((await closing()).filter((code) => /notReceived|supervisorItem/.test(code))).toEqual(['notReceivedOpen']);
    const { items: [share] } = await receipts('?state=notReceived');
    expect(share).toMatchObject({ paymentId: payment.id, workerId: first, openItemId: expect.any(String) as unknown });
    const { items } = await desk.get<{ items: { id: string; version: number }[] }>('/supervisor-items?kind=notReceived');
    expect(items.map(({ id }) => id)).toEqual([share?.openItemId]);
    await (await t.as('supervisor')).post(`/api/v1/supervisor-items/${items[0]?.id}/events`).send({ type: 'ANSWER', version: items[0]?.version, payload: { answer: '银行已补发' } }).expect(200);
    expect(await closing()).not.toContain('notReceivedOpen');
    await desk.post(url, said(), 'member');
    expect(await receipts()).toMatchObject({ counts: { received: 1, notReceived: 0, unconfirmed: 1 } });
  });

  it('that did not come ends with the payment’s reversal, which says so; what is said of its successor is asked anew', async () => {
    const { desk, first, second, payment, url, said } = await paid();
    const other = await pay(t, desk.caseId, { kind: 'pension', amountFen: 1, paidOn: '2025-01-05', workerIds: [first] });
    for (const workerId of [first, second]) await desk.post(url, said({ workerId, outcome: 'notReceived' }), 'member');
    await putInto(t, desk.caseId, 'supervising');
    const items = async (): Promise<{ subjectId: string; state: string; lapsedAt: string | null; answer: string | null; possibleEvents: string[] }[]> => (await desk.get<{ items: never[] }>('/supervisor-items?kind=notReceived')).items;
    await desk.reverse({ paymentId: other.id });
    expect((await items()).map(({ state }) => state)).toEqual(['open', 'open']);
    t.clock.advance({ minutes: 1 });
    await desk.reverse({ paymentId: payment.id });
    expect(await items()).toEqual(Array(2).fill(expect.objectContaining({ subjectId: payment.id, state: 'lapsed', lapsedAt: t.clock.now().toISOString(), answer: null, possibleEvents: [] })));
    const { items: course } = await desk.get<{ items: { type: string; text: string }[] }>('/timeline?limit=50');
    expect(course.filter(({ type }) => type === 'supervisorItem.LAPSE').map(({ text }) => text)).toEqual(Array(2).fill('督办事项失效（付款）：这笔付款已冲正，款项仍应支付'));
    const { events } = await desk.get<{ events: { type: string; blockers: { code: string }[] }[] }>('/next');
    const closing = events.find(({ type }) => type === 'CLOSE')?.blockers.map(({ code }) => code);
    expect([closing?.includes('notReceivedOpen'), closing?.includes('obligationsUnsettled')]).toEqual([false, true]);
    const again = await pay(t, desk.caseId, { kind: 'wages', amountFen: 40_000, paidOn: '2025-01-05' });
    await desk.post(`/payments/${again.id}/receipts`, said({ outcome: 'notReceived' }), 'member');
    expect((await items()).filter(({ state }) => state === 'open')).toMatchObject([{ subjectId: again.id, possibleEvents: ['ANSWER'] }]);
    expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
  });

  it('is refused in the future, before the payment, without the signed paper, and of money that reached nobody', async () => {
    const { desk, second, payment, url, said } = await paid();
    expect(codesOf(await desk.refused(url, said({ confirmedAt: '2025-01-06T02:00:01Z', how: 'signature' })))).toEqual(['confirmedInTheFuture', 'signatureMissing']);
    expect(codesOf(await desk.refused(url, said({ confirmedAt: '2025-01-04T15:00:00Z' })))).toEqual(['confirmedBeforePaid']);
    expect(codesOf(await desk.refused(url, said({ how: 'code' })))).toEqual(['required']);
    expect(codesOf(await desk.refused(url, said({ code: '123456' })))).toEqual(['unknownField']);
    expect(codesOf(await desk.refused(url, said({ workerId: randomUUID() })))).toEqual(['nothingReceived']);
    expect((await desk.refused(url, said(), 'outsider')).status).toBe(403);
    expect((await desk.refused(url, said(), 'lead.yinchuan')).status).toBe(404);
    const insurance = await pay(t, desk.caseId, { kind: 'pension', amountFen: 5, paidOn: '2025-01-05' });
    expect(codesOf(await desk.refused(`/payments/${insurance.id}/receipts`, said({ workerId: second })))).toEqual(['nothingReceived']);
    await desk.reverse({ paymentId: payment.id });
    expect(codesOf(await desk.refused(url, said()))).toEqual(['paymentNotStanding']);
    expect(codesOf(await desk.refused(`/payments/${payment.id}/receipt-codes`, { workerId: second }))).toEqual(['paymentNotStanding']);
  });
});
