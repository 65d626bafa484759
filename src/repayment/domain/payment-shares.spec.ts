import { replay } from './allocation.js';
import type { LedgerHistory, Obligation, Posting } from './ledger-types.js';
import { sharesOf } from './payment-shares.js';
import { withResolutions, type Resolution } from './resolutions.js';

const owe = (claimId: string, workerId: string, verifiedFen: number, kind: Obligation['kind'] = 'wages'): Obligation => ({ claimId, workerId, kind, claimedFen: verifiedFen, verifiedFen });
const obligations = [owe('a', 'w1', 300), owe('b', 'w2', 100), owe('c', 'w1', 50, 'pension'), owe('d', 'w2', 80, 'overtime')];
const pay = (changes: Partial<Posting> = {}): Posting => ({ id: 'x', seq: 1, paidOn: '2025-01-05', kind: 'wages', amountFen: 100, workerIds: null, ...changes });
function shares(payments: Posting[], resolutions: Resolution[] = []): string[] {
  const history: LedgerHistory = { obligations, plans: [], postings: withResolutions(payments, resolutions), waivers: [] };
  return sharesOf(history, replay(history)).map(({ paymentId, workerId, amountFen }) => `${paymentId} ${workerId} ${amountFen}`);
}

it.each<[string, Posting[], string[]]>([
  ['to one worker: all that came in, also what settled nothing', [pay({ amountFen: 350, deductionsFen: 20, workerIds: ['w1'] })], ['x w1 350']],
  ['to nobody by name: as it settled what they are owed', [pay()], ['x w1 75', 'x w2 25']],
  ['net of what was withheld, to the fen', [pay({ amountFen: 50, deductionsFen: 50 })], ['x w1 38', 'x w2 12']],
  ['that was reversed: nothing', [pay({ reversedBy: 'r' })], []],
  ['of insurance: it goes to the collector', [pay({ kind: 'pension', workerIds: ['w1'] }), pay({ id: 'y', kind: 'socialInsurance' })], []],
  ['of a fund: it reaches the worker', [pay({ advance: true, workerIds: ['w2'] })], ['x w2 100']],
  ['that repays a fund: it reaches no worker', [pay({ advance: true, workerIds: ['w1'] }), pay({ id: 'y', seq: 2, recoversAdvance: true })], ['x w1 100']],
  ['of which a part repays a fund: the rest', [pay({ advance: true, workerIds: ['w1'] }), pay({ id: 'y', seq: 2, amountFen: 300, workerIds: ['w1'] })], ['x w1 100', 'y w1 200']],
])('a payment %s', (_, payments, expected) => expect(shares(payments)).toEqual(expected));

it('what was put to another purpose is in the hand of whom it pays now, what went back in nobody’s', () => {
  const decide = (changes: Partial<Resolution>): Resolution => ({ id: 's', seq: 5, paymentId: 'x', type: 'return', amountFen: 30, kind: null, workerIds: null, ...changes });
  expect(shares([pay({ amountFen: 400, workerIds: ['w1'] })], [decide({})])).toEqual(['x w1 370']);
  expect(shares([pay({ amountFen: 380, workerIds: ['w1'] })], [decide({ type: 'reallocate', kind: 'overtime', workerIds: ['w2'], amountFen: 80 })])).toEqual(['x w1 300', 'x w2 80']);
});
