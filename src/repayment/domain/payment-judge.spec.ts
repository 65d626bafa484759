import { PayeeDirectory } from './payee-directory.js';
import { type BankPayment, PaymentJudge, type RecordedTwin } from './payment-judge.js';

const directory = new PayeeDirectory([{ workerId: '1', name: '张三', accountIndex: 'a' }, { workerId: '2', name: '李四', accountIndex: 'b' }, { workerId: '3', name: '王五', accountIndex: null }]);
const twin = (changes: Partial<RecordedTwin> = {}): RecordedTwin => ({ id: 'p', workerId: '1', accountIndex: 'a', amountFen: 100, paidOn: '2025-01-05', sameKind: true, ...changes });
const judge = (...recorded: RecordedTwin[]): PaymentJudge => new PaymentJudge(directory, new Set(['1', '3']), recorded);
const row = (changes: Partial<BankPayment> = {}): BankPayment => ({ name: '张三', accountIndex: 'a', amountFen: 100, paidOn: '2025-01-05', ...changes });
const byHand = { accountIndex: null };

it.each<[string, RecordedTwin, boolean]>([
  ['account, amount and day', twin(), true],
  ['account, amount and day in a file of another kind', twin({ sameKind: false }), true],
  ['another day', twin({ paidOn: '2025-01-06' }), false],
  ['another amount', twin({ amountFen: 101 }), false],
  ['worker, kind, amount and day, recorded by hand', twin(byHand), true],
  ['another kind, recorded by hand', twin({ ...byHand, sameKind: false }), false],
  ['the same worker’s other account', twin({ accountIndex: 'z' }), false],
])('a payment that was recorded with %s', (_, recorded, same) => {
  expect(judge(recorded).judge(row(), 2)).toMatchObject(same ? { verdict: 'duplicate', workerId: '1', detail: { reason: 'samePayment', duplicateOf: 'p' } } : { verdict: 'matched', workerId: '1' });
});

it('a row without an account that was matched by hand is equal to any payment of the worker', () => {
  expect(judge(twin()).judgeFor('1', row({ accountIndex: null }), 2)).toMatchObject({ verdict: 'duplicate', detail: { duplicateOf: 'p' } });
  expect(judge(twin({ sameKind: false })).judgeFor('1', row({ accountIndex: null }), 2)).toMatchObject({ verdict: 'matched' });
});

it('names the earlier row of the same file, also when both were matched by hand; a row is not its own twin', () => {
  const one = judge();
  expect(one.judgeFor('3', row({ accountIndex: 'q' }), 2).verdict).toBe('matched');
  expect(one.judgeFor('3', row({ accountIndex: 'q' }), 2).verdict).toBe('matched');
  expect(one.judgeFor('3', row({ accountIndex: 'q' }), 5)).toMatchObject({ verdict: 'duplicate', detail: { reason: 'sameRow', duplicateOf: 2 } });
});

it('pays nobody who is owed nothing of the kind, or is off the roster', () => {
  expect(judge().judge(row({ name: '李四', accountIndex: 'b' }), 2)).toMatchObject({ verdict: 'unmatched', workerId: null, detail: { reason: 'notOwed', candidates: ['2'] } });
  expect(judge().judgeFor('9', row(), 2)).toMatchObject({ verdict: 'unmatched', detail: { reason: 'workerGone' } });
});
