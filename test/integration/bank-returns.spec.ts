import { randomUUID } from 'node:crypto';
import { codesOf } from '../support/payment-steps.js';
import { importReturn, ledgerFaults, ledgerOf, pay, putInto, sendReturn, settledReturn } from '../support/repayment-steps.js';
import { accountOf, type FileRow, returnDesk, returnFile, type ReturnDesk } from '../support/return-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-06T02:00:00Z' }); });
beforeEach(() => t.clock.set('2025-01-06T02:00:00Z'));
afterAll(() => t.close());

const STRANGE = '6222000000000000998';
const DAY = '2025-01-05';

/** Three workers; rows 2–6 of a file that is reviewed: matched, name mistyped, unknown account, refused by the bank, unclear. */
async function reviewed(): Promise<{ desk: ReturnDesk; importId: string; workerIds: readonly string[] }> {
  const desk = await returnDesk(t, [{ wages: 1_000_00 }, { wages: 800_00 }, { wages: 300_00, pension: 50_00 }]);
  const { id } = await desk.send([
    ['职工甲', accountOf(0), '1000.00', DAY], ['职工已', accountOf(1), '500.00', DAY], ['职工丙', STRANGE, '300.00', DAY],
    ['职工乙', accountOf(1), '300.00', DAY, '失败', '账户已销户，请联系张三13800000000'], ['职工丙', accountOf(2), '20.00', DAY, '处理中'],
  ], { apply: 'review' });
  return { desk, importId: id, workerIds: desk.workerIds };
}

it('a row of a day before anything of the kind is owed is no payment, and says why', async () => {
  const desk = await returnDesk(t, [{ wages: 1_000_00 }]);
  const { id } = await desk.send([['职工甲', accountOf(0), '400.00', '1900-01-05'], ['职工甲', accountOf(0), '600.00', '2024-10-01']]);
  expect(await desk.rows(id)).toMatchObject([
    { row: 2, verdict: 'unmatched', reason: 'pastDate', reasonText: '日期早于这类款项最早的拖欠月份，请核对年月', paidOn: null, possibleDecisions: [] }, { row: 3, verdict: 'matched' },
  ]);
  expect((await ledgerOf(t, desk.caseId)).totals.paidFen).toBe(600_00);
});

describe('a row that nobody could be told to be paid by', () => {
  it('is proposed to workers, matched, taken back and set aside by hand before the file is applied', async () => {
    const { desk, importId, workerIds: [, second = '', third = ''] } = await reviewed();
    const unmatched = await desk.rows(importId, '?verdict=unmatched');
    expect(unmatched.map(({ row, reason, payeeName, accountMasked, paidOn, possibleDecisions }) => ({ row, reason, payeeName, accountMasked, paidOn, possibleDecisions }))).toEqual([
      { row: 3, reason: 'nameDiffers', payeeName: '职工已', accountMasked: '************0011', paidOn: DAY, possibleDecisions: ['match', 'notOfCase'] },
      { row: 4, reason: 'accountUnknown', payeeName: '职工丙', accountMasked: '************0998', paidOn: DAY, possibleDecisions: ['match', 'notOfCase'] },
      { row: 6, reason: 'resultUnclear', payeeName: '职工丙', accountMasked: '************0012', paidOn: DAY, possibleDecisions: [] },
    ]);
    expect(unmatched[0]?.proposals[0]).toEqual({ workerId: second, name: '职工乙', bankCardMasked: '************0011', grounds: ['sameAccount', 'similarName'], outstandingFen: 800_00 });
    expect(unmatched[1]?.proposals[0]).toMatchObject({ workerId: third, grounds: ['sameName', 'sameAmount'] });
    const [refused] = await desk.rows(importId, '?verdict=rejectedByBank');
    expect(refused).toMatchObject({ row: 5, workerId: second, reason: 'accountClosed', bankWords: '账户已销户，请联系张三13800000000', possibleDecisions: [] });
    expect(await desk.decide(importId, 3, 'match', { workerId: second })).toMatchObject({ verdict: 'matched', workerId: second, byHand: true, possibleDecisions: ['unmatch', 'notOfCase'], proposals: [] });
    expect(codesOf(await desk.refused(`/payment-imports/${importId}/rows/3/match`, { workerId: third, reason: 'x' }))).toEqual(['rowMatched']);
    expect(await desk.decide(importId, 3, 'unmatch')).toMatchObject({ verdict: 'unmatched', reason: 'nameDiffers', byHand: false });
    await desk.decide(importId, 3, 'match', { workerId: second });
    expect(await desk.decide(importId, 4, 'not-of-case')).toMatchObject({ verdict: 'notOfCase', possibleDecisions: ['match', 'unmatch'] });
    expect(await desk.get(`/payment-imports/${importId}`)).toMatchObject({ state: 'ready', accepted: 2, rejected: 3, totals: { matchedRows: 2, matchedFen: 1_500_00, unmatchedRows: 1, notOfCaseRows: 1 } });
    const done = await desk.apply(importId);
    expect(done).toMatchObject({ state: 'applied', totals: { matchedRows: 2, rejectedRows: 1, unmatchedRows: 1, duplicateRows: 0, notOfCaseRows: 1 } });
    expect(await ledgerOf(t, desk.caseId)).toMatchObject({ totals: { paidFen: 1_500_00 }, payments: expect.arrayContaining([expect.objectContaining({ importRow: 3, workerIds: [second] })]) as unknown });
    const [decided] = await desk.rows(importId, '?row=3');
    expect(decided).toMatchObject({ verdict: 'matched', byHand: true, paymentReversed: false, possibleDecisions: [], decisions: [{ decision: 'match' }, { decision: 'unmatch' }, { decision: 'match', workerId: second, reason: '凭证核对', decidedBy: { name: '陈督办' } }] });
    expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
    const stored = await t.db.query<{ text: string }[]>(`SELECT t.data::text AS text FROM timeline_entries t WHERE t.case_id = $1 UNION ALL SELECT r::text FROM sheet_import_rows r WHERE r.import_id = $2`, [desk.caseId, importId]);
    expect(stored.filter(({ text }) => /6222\d{8}|职工|张三|138\d{8}/.test(text))).toEqual([]);
    const { items } = await desk.get<{ items: { type: string; text: string }[] }>('/timeline?limit=50');
    expect(items.filter(({ type }) => type.startsWith('payment.row.')).map(({ text }) => text)).toEqual([
      '回盘第 4 行（¥300.00）不属于本案：凭证核对', '人工匹配回盘第 3 行（工资 ¥500.00）：凭证核对', '取消回盘第 3 行的人工处理：凭证核对', '人工匹配回盘第 3 行（工资 ¥500.00）：凭证核对',
    ]);
  });

  it('becomes a payment at once when it is matched after the others were paid, and again when that was reversed', async () => {
    const { desk, importId, workerIds: [first = '', , third = ''] } = await reviewed();
    await desk.apply(importId);
    const matched = await desk.decide(importId, 4, 'match', { workerId: first });
    expect(matched).toMatchObject({ verdict: 'matched', paymentId: expect.any(String) as unknown, possibleDecisions: [] });
    expect(await ledgerOf(t, desk.caseId)).toMatchObject({ unappliedFen: 300_00, totals: { paidFen: 1_000_00 }, payments: [{ id: matched.paymentId, importId, importRow: 4 }, { importRow: 2 }] });
    for (const [decision, body] of [['match', { workerId: third }], ['unmatch', {}], ['not-of-case', {}]] as const) {
      expect(codesOf(await desk.refused(`/payment-imports/${importId}/rows/4/${decision}`, { reason: 'x', ...body }))).toEqual(['rowPaid']);
    }
    await desk.reverse({ paymentId: matched.paymentId ?? '' });
    expect((await desk.rows(importId, '?row=4'))[0]).toMatchObject({ paymentReversed: true, possibleDecisions: ['match', 'notOfCase'] });
    const again = await desk.decide(importId, 4, 'match', { workerId: third });
    expect(again).toMatchObject({ paymentReversed: false, workerId: third });
    expect(again.paymentId).not.toBe(matched.paymentId);
    expect(await ledgerOf(t, desk.caseId)).toMatchObject({ unappliedFen: 0, totals: { paidFen: 1_300_00 } });
    expect(await desk.get(`/payment-imports/${importId}`)).toMatchObject({ accepted: 2, totals: { matchedRows: 2, matchedFen: 1_300_00, unmatchedRows: 2 } });
    await desk.decide(importId, 3, 'not-of-case');
    expect(await desk.decide(importId, 3, 'unmatch')).toMatchObject({ verdict: 'unmatched', reason: 'nameDiffers' });
    expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
  });

  it('is looked at again when the file is applied: it may have been paid by hand meanwhile, or its worker taken off the roster', async () => {
    const { desk, importId, workerIds: [, second = '', third = ''] } = await reviewed();
    await desk.decide(importId, 3, 'match', { workerId: second });
    await desk.decide(importId, 4, 'match', { workerId: third });
    const byHand = await pay(t, desk.caseId, { kind: 'wages', amountFen: 500_00, paidOn: DAY, workerIds: [second], reference: '回单77' });
    await t.db.query('UPDATE workers SET removed_at = now() WHERE id = $1', [third]);
    await desk.apply(importId);
    const [twin, gone] = [...(await desk.rows(importId, '?row=3')), ...(await desk.rows(importId, '?row=4'))];
    expect(twin).toMatchObject({ verdict: 'duplicate', duplicateOfPayment: byHand.id, byHand: true });
    expect(twin?.reasonText).toContain('回单77');
    expect(gone).toMatchObject({ verdict: 'unmatched', reason: 'workerGone', possibleDecisions: ['match', 'notOfCase'] });
    await t.db.query('UPDATE workers SET removed_at = NULL WHERE id = $1', [third]);
    expect((await ledgerOf(t, desk.caseId)).totals.paidFen).toBe(1_500_00);
  });

  it('is refused to who may not, to nobody’s worker, without a reason, and to somebody who is not owed or was paid the same', async () => {
    const { desk, importId, workerIds: [first = '', second = '', third = ''] } = await reviewed();
    const match = `/payment-imports/${importId}/rows/3/match`;
    expect((await desk.refused(match, { workerId: second, reason: 'x' }, 'lead')).status).toBe(403);
    expect((await desk.refused(match, { workerId: second, reason: 'x' }, 'supervisor.yinchuan')).status).toBe(404);
    expect(await desk.refused(match, { workerId: randomUUID(), reason: 'x' })).toMatchObject({ status: 400, errors: [{ path: 'workerId', code: 'unknownWorker' }] });
    expect(codesOf(await desk.refused(match, { workerId: second }))).toEqual(['reasonMissing']);
    for (const place of ['99', 'x', '0', '99999999999']) expect((await desk.refused(`/payment-imports/${importId}/rows/${place}/match`, { workerId: second, reason: 'x' })).status).toBe(404);
    expect(codesOf(await desk.refused(`/payment-imports/${importId}/rows/5/match`, { workerId: second, reason: 'x' }))).toEqual(['rowNotPayable']);
    expect(codesOf(await desk.refused(`/payment-imports/${importId}/rows/3/unmatch`, { reason: 'x' }))).toEqual(['rowNotDecided']);
    expect(codesOf(await desk.refused(`/payment-imports/${importId}/rows/6/not-of-case`, { reason: 'x' }))).toEqual(['rowNotPayable']);
    await pay(t, desk.caseId, { kind: 'wages', amountFen: 500_00, paidOn: DAY, workerIds: [third], reference: '回单78' });
    const twin = await desk.refused(match, { workerId: third, reason: 'x' });
    expect(codesOf(twin)).toEqual(['duplicatePayment']);
    expect(twin.blockers?.[0]?.message).toContain('回单78');
    const pension = await desk.send([['某某', STRANGE, '1.00', DAY], ['某某', STRANGE, '1.00', DAY]], { apply: 'review', kind: 'pension' });
    expect(codesOf(await desk.refused(`/payment-imports/${pension.id}/rows/2/match`, { workerId: first, reason: 'x' }))).toEqual(['kindNotOwed']);
    await desk.decide(pension.id, 2, 'match', { workerId: third });
    expect(codesOf(await desk.refused(`/payment-imports/${pension.id}/rows/3/match`, { workerId: third, reason: 'x' }))).toEqual(['duplicateRow']);
    const onlooker = (await (await t.as('outsider')).get(desk.url(`/payment-imports/${importId}/rows?limit=2`)).expect(200)).body as { items: { payeeName: string; bankWords: null; proposals: { name: string }[]; possibleDecisions: string[] }[]; nextCursor: string };
    expect(onlooker.items[1]).toMatchObject({ payeeName: '职**', bankWords: null, proposals: [{ name: '职**' }, { name: '职**' }, { name: '职**' }], possibleDecisions: [] });
    const { body: rest } = await (await t.as('outsider')).get(desk.url(`/payment-imports/${importId}/rows?cursor=${onlooker.nextCursor}`)).expect(200);
    expect(rest.items.map(({ row }: { row: number }) => row)).toEqual([4, 5, 6]);
    await (await t.as('outsider')).get(desk.url(`/payment-imports/${importId}/rows?cursor=WyJ4Il0`)).expect(400);
  });

  it('matched twice at the same moment is paid once', async () => {
    const { desk, importId, workerIds: [, second = '', third = ''] } = await reviewed();
    await desk.apply(importId);
    const both = await Promise.allSettled([second, third].map((workerId) => desk.decide(importId, 4, 'match', { workerId })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await t.db.query('SELECT 1 FROM payments WHERE import_id = $1 AND import_row = 4', [importId])).toHaveLength(1);
    expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
  });
});

it('rows that became no payment come back as a sheet with the reasons', async () => {
  const { desk, importId } = await reviewed();
  await desk.decide(importId, 4, 'not-of-case');
  const { text } = await (await t.as('lead')).get(desk.url(`/payment-imports/${importId}/refused.csv`)).expect(200).expect('content-type', /text\/csv/);
  const lines = text.replace('\uFEFF', '').trim().split('\r\n');
  expect(lines.map((line) => line.split(',').at(-1))).toEqual(['退回原因', '账号与名册上的姓名不符，请核对', '不属于本案', '银行退回：账户已销户', '无法判断是否成功，按未付处理，请向银行核对']);
  expect(lines[1]).toContain(`'${accountOf(1)}`);
  await (await t.as('outsider')).get(desk.url(`/payment-imports/${importId}/refused.csv`)).expect(403);
  await (await t.as('lead.yinchuan')).get(desk.url(`/payment-imports/${importId}/refused.csv`)).expect(404);
  const audited = await t.db.query<unknown[]>(`SELECT 1 FROM audit_entries WHERE action = 'import.refusedRowsExported' AND details->>'importId' = $1`, [importId]);
  expect(audited).toHaveLength(1);
});

describe('a file of a bank', () => {
  const rows: FileRow[] = [['职工甲', accountOf(0), '100.00', DAY], ['职工乙', accountOf(1), '200.00', DAY]];

  it('is taken back as a whole by one request, and may come again then, under the right kind', async () => {
    const desk = await returnDesk(t, [{ wages: 400_00, overtime: 100_00 }, { wages: 300_00, overtime: 200_00 }]);
    const wrong = await desk.send(rows);
    expect(wrong.totals).toMatchObject({ matchedRows: 2 });
    const [single] = (await ledgerOf(t, desk.caseId)).payments;
    await desk.reverse({ paymentId: single?.id ?? '' });
    const same = await (await t.as('supervisor')).post(desk.url('/payment-imports')).field('kind', 'overtime').attach('file', returnFile(rows), 'a.csv').expect(422);
    expect(same.body.blockers).toEqual([expect.objectContaining({ code: 'sameFileImported', message: expect.stringContaining('2025-01-06') as unknown })]);
    const { effect } = await desk.reverse({ importId: wrong.id });
    expect(effect.changes[0]).toEqual({ what: 'import', subjectId: wrong.id, label: 'wages', before: { rows: 1, amountFen: 200_00 }, after: null });
    expect(codesOf(await desk.refused('/requests', { type: 'reversal', importId: wrong.id, reason: 'x' }))).toEqual(['nothingToReverse']);
    expect(codesOf(await desk.refused('/requests', { type: 'reversal', importId: randomUUID(), reason: 'x' }))).toEqual(['unknownImport']);
    expect(codesOf(await desk.refused('/requests', { type: 'reversal', importId: wrong.id, paymentId: single?.id, reason: 'x' }))).toEqual(['oneReversalOnly']);
    const right = await desk.send(rows, { kind: 'overtime' });
    expect(right).toMatchObject({ state: 'applied', totals: { matchedRows: 2, duplicateRows: 0 } });
    expect(await ledgerOf(t, desk.caseId)).toMatchObject({ unappliedFen: 0, totals: { paidFen: 300_00 } });
    expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
  });

  it('is known again row by row, in another file and under another kind, and each refusal names the payment', async () => {
    const desk = await returnDesk(t, [{ wages: 400_00, overtime: 100_00 }, { wages: 300_00, overtime: 200_00 }]);
    await desk.send(rows);
    const { payments } = await ledgerOf(t, desk.caseId);
    const again = await desk.send([...rows, ['职工甲', accountOf(0), '7.00', DAY], ['职工甲', accountOf(0), '7.00', DAY]], { kind: 'overtime' });
    expect(again.totals).toMatchObject({ matchedRows: 1, duplicateRows: 3 });
    const shown = await desk.rows(again.id, '?verdict=duplicate');
    expect(shown.map(({ duplicateOfPayment, duplicateOfRow }) => duplicateOfPayment ?? duplicateOfRow)).toEqual([
      payments.find(({ importRow }) => importRow === 2)?.id, payments.find(({ importRow }) => importRow === 3)?.id, 4,
    ]);
    expect(shown[0]?.reasonText).toMatch(/2025-01-05，¥100\.00，凭证号 [0-9a-f]{8}#2/);
    expect(shown[2]?.reasonText).toBe('与本文件第 4 行相同，没有再次登记');
  });

  it('sent twice at the same moment is paid once', async () => {
    const desk = await returnDesk(t, [{ wages: 400_00 }, { wages: 300_00 }]);
    const ids = await Promise.all([1, 2].map(() => sendReturn(t, desk.caseId, returnFile(rows))));
    const done = await Promise.all(ids.map((id) => settledReturn(t, desk.caseId, id)));
    expect(done.map(({ state, failure }) => failure?.code ?? state).sort()).toEqual(['applied', 'sameFileImported']);
    expect((await ledgerOf(t, desk.caseId)).totals.paidFen).toBe(300_00);
    expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
  });
});

it('a file of net amounts settles what was withheld too, whoever a row was matched by', async () => {
  const desk = await returnDesk(t, [{ wages: 500_00 }, { wages: 300_00 }]);
  const lines = [['职工甲', accountOf(0), '450.00', '50.00'], ['职工已', accountOf(1), '270.00', '30.00']].map((cells) => [...cells, DAY, '成功'].join(','));
  const { id, totals } = await importReturn(t, desk.caseId, Buffer.from(['姓名,账号,实发金额,代扣金额,日期,结果', ...lines].join('\n')));
  expect(totals).toMatchObject({ matchedRows: 1, matchedFen: 450_00, unmatchedRows: 1 });
  expect(await desk.rows(id)).toMatchObject([{ row: 2, amountFen: 450_00, deductionsFen: 50_00 }, { row: 3, amountFen: 270_00, deductionsFen: 30_00, reason: 'nameDiffers' }]);
  await desk.decide(id, 3, 'match', { workerId: desk.workerIds[1] });
  expect(await ledgerOf(t, desk.caseId)).toMatchObject({ totals: { paidFen: 800_00, outstandingFen: 0 }, unappliedFen: 0 });
  expect((await desk.get<{ items: { amountFen: number; deductionsFen: number }[] }>('/payments')).items.map(({ amountFen, deductionsFen }) => [amountFen, deductionsFen]).sort()).toEqual([[270_00, 30_00], [450_00, 50_00]]);
  expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
});

it('a file in which no row matched leaves the case following its claims', async () => {
  const desk = await returnDesk(t, [{ wages: 400_00 }, { wages: 300_00 }]);
  expect(await desk.send([['某某某', STRANGE, '100.00', DAY]])).toMatchObject({ state: 'applied', totals: { matchedRows: 0, unmatchedRows: 1 } });
  const { items } = await desk.get<{ items: { claims: { id: string }[] }[] }>('/workers');
  await putInto(t, desk.caseId, 'verifying');
  await desk.post(`/claims/${items[0]?.claims[0]?.id ?? ''}/withdrawal`, { reason: '职工撤回' }, 'lead');
  expect((await ledgerOf(t, desk.caseId)).totals).toMatchObject({ claimedFen: 300_00, outstandingFen: 300_00 });
  expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
});

/** The last one: sessions end when the clock goes back by a month. */
it('a row cannot be matched any more once its file is deleted, and the file’s payments can still be reversed', async () => {
  const { desk, importId, workerIds: [, second = ''] } = await reviewed();
  await desk.apply(importId);
  t.clock.advance({ hours: 31 * 24 });
  await t.runJob('retention.sweep');
  expect((await desk.rows(importId, '?row=3'))[0]).toMatchObject({ payeeName: null, accountMasked: null, possibleDecisions: [] });
  expect(codesOf(await desk.refused(`/payment-imports/${importId}/rows/3/match`, { workerId: second, reason: 'x' }))).toEqual(['rowForgotten']);
  await (await t.as('supervisor')).get(desk.url(`/payment-imports/${importId}/refused.csv`)).expect(404);
  await desk.reverse({ importId });
  expect((await ledgerOf(t, desk.caseId)).totals.paidFen).toBe(0);
});
