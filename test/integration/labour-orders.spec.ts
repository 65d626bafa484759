import { agreedPlan, kindOf, ledgerFaults, ledgerOf, pay, putInto, smallCase } from '../support/repayment-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import type { TestUser } from '../support/people.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-03T02:00:00Z' }); });
beforeEach(() => t.clock.set('2025-01-03T02:00:00Z'));
afterAll(() => t.close());

interface Blocked {
  id: string;
  blockers: { code: string; message: string; path: string }[];
}
interface Order {
  id: string;
  state: string;
  orderedFen: number;
  paidByDeadlineFen: number;
  unpaidAtDeadlineFen: number;
  unpaidFen: number;
  compensationBaseFen: number;
  compensable: boolean;
  compensationBlockers: { code: string; message: string }[];
  compensations: { id: string; amountFen: number; workers: number; percentage: number; voided: { reason: string } | null }[];
  voided: { reason: string } | null;
}
const at = (caseId: string, suffix: string): string => `/api/v1/cases/${caseId}${suffix}`;
const send = async (caseId: string, suffix: string, body: object, status: number, who: TestUser = 'supervisor'): Promise<Blocked> =>
  (await (await t.as(who)).post(at(caseId, suffix)).send(body).expect(status)).body as Blocked;
const ordersOf = async (caseId: string): Promise<Order[]> => (await (await t.as('lead')).get(at(caseId, '/labour-orders')).expect(200)).body.items as Order[];
const codes = ({ blockers }: Blocked): string[] => blockers.map(({ code }) => code);
const order = (changes: object = {}): object => ({
  kind: 'rectification', number: '人社监令〔2025〕1号', authority: '市劳动保障监察支队', issuedOn: '2025-01-02', servedOn: '2025-01-03', deadlineOn: '2025-01-10',
  items: [{ kind: 'wages', amountFen: 1_000_00 }], ...changes,
});
const clocksOf = (caseId: string): Promise<{ state: string; due: string }[]> =>
  t.db.query(`SELECT state, agreed_on::text AS due FROM deadlines WHERE case_id = $1 AND code = 'labourOrder' ORDER BY started_at, generation_began_at, id`, [caseId]);
const decision = (changes: object = {}): object => ({ percentage: 50, decision: { kind: 'hrssDecision', number: '人社处〔2025〕1号', decidedOn: '2025-01-12' }, ...changes });

describe('an order', () => {
  it('is recorded with number, days and amounts, refused with everything that is wrong, and runs on its own clock', async () => {
    const { kase } = await smallCase(t, [{ wages: 600_00 }, { wages: 400_00, pension: 300_00 }]);
    const wrong = await send(kase.id, '/labour-orders', order({ issuedOn: '2025-01-05', servedOn: '2025-01-04', deadlineOn: '2025-01-03', items: [{ kind: 'pension', amountFen: 1 }, { kind: 'socialInsurance', amountFen: 1 }] }), 422);
    expect(codes(wrong)).toEqual(['servedBeforeIssued', 'servedInTheFuture', 'deadlineBeforeService', 'orderedTwice']);
    expect(wrong.blockers.every(({ message }) => /[一-鿿]/.test(message) && !message.includes('{'))).toBe(true);
    expect(codes(await send(kase.id, '/labour-orders', order({ issuedOn: '2007-12-31', deadlineOn: '2028-01-01' }), 422))).toEqual(['orderBeforeTheLaw', 'orderDeadlineTooFar']);
    await send(kase.id, '/labour-orders', order({ items: [] }), 400);
    await send(kase.id, '/labour-orders', order({ items: [{ kind: 'lateFee', amountFen: 1 }] }), 400);
    await send(kase.id, '/labour-orders', order({ workerIds: [kase.id] }), 400);
    await send(kase.id, '/labour-orders', order(), 403, 'outsider');
    const { id } = await send(kase.id, '/labour-orders', order(), 201, 'member');
    expect(codes(await send(kase.id, '/labour-orders', order(), 422))).toEqual(['duplicateOrder']);
    expect(await ordersOf(kase.id)).toMatchObject([{ id, state: 'running', orderedFen: 1_000_00, unpaidFen: 1_000_00, compensable: false, compensationBlockers: [{ code: 'orderNotYetOverdue' }], recordedBy: { name: '李成员' } }]);
    expect(await clocksOf(kase.id)).toEqual([{ state: 'running', due: '2025-01-10' }]);
    const { body: clocks } = await (await t.as('lead')).get(at(kase.id, '/deadlines')).expect(200);
    expect((clocks.items as { rule: string }[]).find(({ rule }) => rule === 'labourOrder')).toMatchObject({ nature: 'statutory', basis: { source: '劳动合同法' }, dueAt: '2025-01-10T15:59:59.999Z' });
    await (await t.as('lead.yinchuan')).get(at(kase.id, '/labour-orders')).expect(404);
  });

  it('is met by what is paid, opened again by a reversal, and taken back with a reason', async () => {
    const { kase } = await smallCase(t, [{ wages: 600_00 }, { wages: 400_00 }]);
    const { id } = await send(kase.id, '/labour-orders', order(), 201);
    await pay(t, kase.id, { kind: 'wages', amountFen: 300_00, paidOn: '2025-01-03' });
    expect(await clocksOf(kase.id)).toEqual([{ state: 'running', due: '2025-01-10' }]);
    const rest = await pay(t, kase.id, { kind: 'wages', amountFen: 700_00, paidOn: '2025-01-03' });
    expect([(await ordersOf(kase.id))[0]?.state, (await clocksOf(kase.id)).map(({ state }) => state)]).toEqual(['obeyed', ['met']]);
    const { id: request } = await send(kase.id, '/requests', { type: 'reversal', paymentId: rest.id, reason: '误登' }, 201, 'supervisor');
    await (await t.as('supervisor2')).post(`/api/v1/requests/${request}/events`).send({ type: 'GRANT' }).expect(200);
    expect((await clocksOf(kase.id)).map(({ state }) => state).sort()).toEqual(['met', 'running']);
    await send(kase.id, `/labour-orders/${id}/void`, { reason: '登记到了别的案件' }, 403, 'member');
    await send(kase.id, `/labour-orders/${id}/void`, { reason: '登记到了别的案件' }, 200, 'lead');
    expect(await ordersOf(kase.id)).toMatchObject([{ state: 'voided', voided: { reason: '登记到了别的案件' }, compensationBlockers: [{ code: 'orderVoided' }, { code: 'orderNotYetOverdue' }] }]);
    expect((await clocksOf(kase.id)).map(({ state }) => state).sort()).toEqual(['cancelled', 'met']);
    expect(codes(await send(kase.id, `/labour-orders/${id}/void`, { reason: '再撤' }, 422))).toEqual(['alreadyVoided']);
    await send(kase.id, '/labour-orders', order(), 201);
  });

  it('goes with its case: ended and reopened', async () => {
    const { kase } = await smallCase(t, [{ wages: 600_00 }]);
    await send(kase.id, '/labour-orders', order(), 201);
    const claim = (await (await t.as('lead')).get(at(kase.id, '')).expect(200)).body as { version: number };
    await t.db.query('UPDATE claims SET withdrawn_at = now() WHERE case_id = $1', [kase.id]);
    await (await t.as('lead')).post(at(kase.id, '/events')).send({ type: 'WITHDRAW', version: claim.version, payload: { reason: '全体撤回', requestedAt: '2025-01-03T01:00:00Z' } }).expect(200);
    expect((await clocksOf(kase.id)).map(({ state }) => state)).toEqual(['cancelled']);
    await t.db.query('UPDATE claims SET withdrawn_at = NULL WHERE case_id = $1', [kase.id]);
    await (await t.as('supervisor')).post(at(kase.id, '/events')).send({ type: 'REOPEN', version: claim.version + 1, payload: { reason: '又反映' } }).expect(200);
    expect((await clocksOf(kase.id)).map(({ state }) => state).sort()).toEqual(['cancelled', 'running']);
  });
});

describe('additional compensation', () => {
  it('is refused before the order’s last day has passed, and of what was paid in time', async () => {
    const { kase } = await smallCase(t, [{ wages: 600_00 }, { wages: 400_00 }]);
    const { id } = await send(kase.id, '/labour-orders', order(), 201);
    const early = await send(kase.id, `/labour-orders/${id}/additional-compensations`, decision({ percentage: 40 }), 422);
    expect(early.blockers.map(({ code, path }) => [code, path])).toEqual([['orderNotYetOverdue', 'orderId'], ['percentageOutOfRange', 'percentage'], ['decidedInTheFuture', 'decidedOn']]);
    expect(early.blockers[0]?.message).toContain('2025-01-10');
    t.clock.set('2025-01-10T15:59:00Z');
    expect(codes(await send(kase.id, `/labour-orders/${id}/additional-compensations`, decision({ decision: { kind: 'hrssDecision', number: 'x', decidedOn: '2025-01-10' } }), 422))).toEqual(['orderNotYetOverdue', 'decidedBeforeDeadline']);
    await pay(t, kase.id, { kind: 'wages', amountFen: 1_000_00, paidOn: '2025-01-10' });
    t.clock.set('2025-01-13T02:00:00Z');
    expect(codes(await send(kase.id, `/labour-orders/${id}/additional-compensations`, decision(), 422))).toEqual(['nothingUnpaidAtDeadline']);
    await send(kase.id, '/claims', { workerId: kase.id, kind: 'additionalCompensation', claimedFen: 1 }, 400);
  });

  it('becomes owed worker by worker when it is decided, is paid as any other kind, and can be taken back', async () => {
    const { kase, workerIds } = await smallCase(t, [{ wages: 600_00 }, { wages: 400_01 }]);
    await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-20', amountFen: 1_000_01 }]);
    const { id } = await send(kase.id, '/labour-orders', order({ items: [{ kind: 'wages', amountFen: 1_000_01 }] }), 201);
    await pay(t, kase.id, { kind: 'wages', amountFen: 200_00, paidOn: '2025-01-03', workerIds: [workerIds[0]] });
    t.clock.set('2025-01-13T02:00:00Z');
    await pay(t, kase.id, { kind: 'wages', amountFen: 400_01, paidOn: '2025-01-12', workerIds: [workerIds[1]] });
    expect(await ordersOf(kase.id)).toMatchObject([{ state: 'overdue', paidByDeadlineFen: 200_00, unpaidAtDeadlineFen: 800_01, unpaidFen: 400_00, compensationBaseFen: 800_01, compensable: true, compensationBlockers: [] }]);
    await send(kase.id, `/labour-orders/${id}/additional-compensations`, decision(), 403, 'lead');
    const added = await send(kase.id, `/labour-orders/${id}/additional-compensations`, decision(), 201);
    expect(codes(await send(kase.id, `/labour-orders/${id}/additional-compensations`, decision(), 422))).toEqual(['compensationRecorded']);
    expect(codes(await send(kase.id, `/labour-orders/${id}/void`, { reason: 'x' }, 422))).toEqual(['orderHasCompensation']);
    // 50 % of 400.00 and of 400.01, to the fen.
    expect(kindOf(await ledgerOf(t, kase.id), 'additionalCompensation')).toMatchObject({ claimedFen: 400_01, verifiedFen: 400_01, outstandingFen: 400_01 });
    const { body: workers } = await (await t.as('lead')).get(at(kase.id, '/ledger/workers')).expect(200);
    const shareOf = (worker: number): number | undefined => (workers.items as { byKind: { kind: string; verifiedFen: number }[] }[])[worker]?.byKind.find(({ kind }) => kind === 'additionalCompensation')?.verifiedFen;
    expect([shareOf(0), shareOf(1)]).toEqual([200_00, 200_01]);
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
    await pay(t, kase.id, { kind: 'additionalCompensation', amountFen: 200_00, paidOn: '2025-01-13', workerIds: [workerIds[0]] });
    const { body: roster } = await (await t.as('lead')).get(at(kase.id, '/workers')).expect(200);
    const claim = (roster.items as { claims: { id: string; kind: string }[] }[]).flatMap(({ claims }) => claims).find(({ kind }) => kind === 'additionalCompensation');
    await putInto(t, kase.id, 'verifying');
    expect(codes(await send(kase.id, `/claims/${claim?.id}/withdrawal`, { reason: 'x' }, 422, 'lead'))).toEqual(['claimByDecision']);
    const { body: verdicts } = await (await t.as('lead')).post(at(kase.id, '/claims/decisions')).send({ decisions: [{ claimId: claim?.id, verifiedFen: 1 }] }).expect(200);
    expect(verdicts.items).toMatchObject([{ ok: false, code: 'claimAlreadyDecided' }]);
    expect(codes(await send(kase.id, '/requests', { type: 'claimChange', claimId: claim?.id, verifiedFen: 1, reason: 'x' }, 422, 'member'))).toEqual(['claimByDecision']);
    await putInto(t, kase.id, 'supervising');
    await send(kase.id, `/additional-compensations/${added.id}/void`, { reason: '决定被撤销' }, 200);
    expect((await ordersOf(kase.id))[0]).toMatchObject({ compensable: true, compensations: [{ percentage: 50, amountFen: 400_01, workers: 2, voided: { reason: '决定被撤销' } }] });
    expect(await ledgerOf(t, kase.id)).toMatchObject({ unappliedFen: 200_00 });
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
    await send(kase.id, `/labour-orders/${id}/additional-compensations`, decision({ percentage: 100, amountFen: 500_00 }), 201);
    expect(kindOf(await ledgerOf(t, kase.id), 'additionalCompensation')).toMatchObject({ verifiedFen: 500_00, paidFen: 200_00, outstandingFen: 300_00 });
    const types = await t.db.query<{ type: string }[]>(`SELECT DISTINCT type FROM timeline_entries WHERE case_id = $1 AND type LIKE 'additional%' ORDER BY type`, [kase.id]);
    expect(types.map(({ type }) => type)).toEqual(['additionalCompensation.recorded', 'additionalCompensation.voided']);
  });
});
