import { type DecidableClaim, type DecisionInput, decideClaims } from './claim-verdicts.js';

const claim = (id: string, changes: Partial<DecidableClaim> = {}): [string, DecidableClaim] => [
  id, { id, claimedFen: 100, verifiedFen: null, disallowedReason: null, withdrawn: false, paidFen: 0, ...changes },
];
const verdict = (decision: Omit<DecisionInput, 'claimId'>, changes: Partial<DecidableClaim> = {}, settled = false): unknown => {
  const [only] = decideClaims([{ claimId: 'a', ...decision }], new Map([claim('a', changes)]), () => settled);
  return only?.ok ? (only.change ?? 'stands') : only?.code;
};

describe('deciding claims', () => {
  it.each([
    ['the whole amount', { verifiedFen: 100 }, {}, { claimId: 'a', verifiedFen: 100, disallowedReason: null, previousFen: null }],
    ['nothing, with a reason', { disallowedReason: '无依据' }, {}, { claimId: 'a', verifiedFen: 0, disallowedReason: '无依据', previousFen: null }],
    ['a new amount', { verifiedFen: 60 }, { verifiedFen: 50 }, { claimId: 'a', verifiedFen: 60, disallowedReason: null, previousFen: 50 }],
    ['the same amount again', { verifiedFen: 50 }, { verifiedFen: 50 }, 'stands'],
    ['the same refusal again', { disallowedReason: '无依据' }, { verifiedFen: 0, disallowedReason: '无依据' }, 'stands'],
    ['another reason', { disallowedReason: '已付' }, { verifiedFen: 0, disallowedReason: '无依据' }, { claimId: 'a', verifiedFen: 0, disallowedReason: '已付', previousFen: 0 }],
    ['another amount than the one that was seen', { verifiedFen: 60, previousFen: 50 }, { verifiedFen: 50 }, { claimId: 'a', verifiedFen: 60, disallowedReason: null, previousFen: 50 }],
    ['what somebody else decided the same way meanwhile', { verifiedFen: 50, previousFen: null }, { verifiedFen: 50 }, 'stands'],
    ['down to what is paid', { verifiedFen: 40 }, { verifiedFen: 50, paidFen: 40 }, { claimId: 'a', verifiedFen: 40, disallowedReason: null, previousFen: 50 }],
  ])('takes %s', (_what, decision, changes, expected) => expect(verdict(decision, changes)).toEqual(expected));

  it.each([
    ['verifiedOrReason', {}, {}, false],
    ['verifiedOrReason', { verifiedFen: 1, disallowedReason: 'x' }, {}, false],
    ['disallowNeedsReason', { verifiedFen: 0 }, {}, false],
    ['moreThanClaimed', { verifiedFen: 101 }, {}, false],
    ['claimWithdrawn', { verifiedFen: 1 }, { withdrawn: true }, false],
    ['lessThanPaid', { verifiedFen: 39 }, { verifiedFen: 50, paidFen: 40 }, false],
    ['lessThanPaid', { disallowedReason: 'x' }, { verifiedFen: 50, paidFen: 1 }, false],
    ['claimAlreadyDecided', { verifiedFen: 51 }, { verifiedFen: 50 }, true],
    ['decidedMeanwhile', { verifiedFen: 51, previousFen: null }, { verifiedFen: 50 }, false],
    ['decidedMeanwhile', { disallowedReason: 'x', previousFen: 40 }, { verifiedFen: 50 }, false],
  ])('refuses as %s', (code, decision, changes, settled) => expect(verdict(decision, changes, settled)).toBe(code));

  it('tells what somebody else decided meanwhile', () => {
    expect(decideClaims([{ claimId: 'a', verifiedFen: 51, previousFen: null }], new Map([claim('a', { verifiedFen: 50 })]), () => false)).toEqual([{ claimId: 'a', ok: false, code: 'decidedMeanwhile', verifiedFen: 50 }]);
  });

  it('still decides what is undecided, and takes what stands, when a plan rests on the rest', () => {
    expect(verdict({ verifiedFen: 50 }, {}, true)).toMatchObject({ verifiedFen: 50 });
    expect(verdict({ verifiedFen: 50 }, { verifiedFen: 50 }, true)).toBe('stands');
  });

  it('judges each decision for itself, a second one on the same claim and an unknown claim too', () => {
    const verdicts = decideClaims([{ claimId: 'a', verifiedFen: 1 }, { claimId: 'a', verifiedFen: 2 }, { claimId: 'x', verifiedFen: 1 }, { claimId: 'b', verifiedFen: 3 }], new Map([claim('a'), claim('b')]), () => false);
    expect(verdicts.map((one) => (one.ok ? 'ok' : one.code))).toEqual(['ok', 'decidedTwice', 'unknownClaim', 'ok']);
  });
});
