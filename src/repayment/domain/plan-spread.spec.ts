import fc from 'fast-check';
import { claimKinds, insuranceKinds, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { splitLargestRemainder } from '../../platform/money/fen.js';
import { numberInstalments, type InstalmentDraft } from './instalment-rules.js';
import { checkPlanCovers } from './plan-coverage.js';
import { spreadInstalments, type OpenClaim } from './plan-spread.js';

const claim = (claimId: string, workerId: string, outstandingFen: number, rest: Partial<OpenClaim> = {}): OpenClaim => ({
  claimId, workerId, kind: 'wages', outstandingFen, ...rest,
});

const sumBy = <T>(items: readonly T[], keyOf: (item: T) => string | number, amountOf: (item: T) => number): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const item of items) sums[keyOf(item)] = (sums[keyOf(item)] ?? 0) + amountOf(item);
  return sums;
};

describe('spreadInstalments', () => {
  it('gives each worker the share of what is outstanding, the odd fen to the largest remainder', () => {
    const lines = spreadInstalments({
      planId: 'p',
      instalments: [{ no: 1, kind: 'wages', dueOn: '2025-01-05', amountFen: 100 }, { no: 2, kind: 'wages', dueOn: '2025-02-05', amountFen: 200 }],
      claims: [claim('a', 'w1', 151), claim('b', 'w2', 149)],
    });
    expect(lines.map(({ instalmentNo, claimId, amountFen }) => [instalmentNo, claimId, amountFen])).toEqual([
      [1, 'a', 50], [1, 'b', 50], [2, 'a', 101], [2, 'b', 99],
    ]);
  });

  it('promises the oldest month of a worker first', () => {
    const lines = spreadInstalments({
      planId: 'p',
      instalments: [{ no: 1, kind: 'wages', dueOn: '2025-01-05', amountFen: 70 }, { no: 2, kind: 'wages', dueOn: '2025-02-05', amountFen: 50 }],
      claims: [claim('nov', 'w1', 60, { from: '2024-11' }), claim('oct', 'w1', 60, { from: '2024-10' })],
    });
    expect(lines.map(({ instalmentNo, claimId, amountFen }) => [instalmentNo, claimId, amountFen])).toEqual([[1, 'oct', 60], [1, 'nov', 10], [2, 'nov', 50]]);
  });

  it('keeps room for a later instalment of one insurance beside joint ones', () => {
    const claims = [claim('a', 'w1', 100, { kind: 'pension' }), claim('b', 'w1', 100, { kind: 'medical' })];
    const lines = spreadInstalments({
      planId: 'p',
      instalments: [{ no: 1, kind: 'socialInsurance', dueOn: '2025-01-05', amountFen: 110 }, { no: 2, kind: 'pension', dueOn: '2025-02-05', amountFen: 90 }],
      claims,
    });
    expect(lines.map(({ instalmentNo, claimId, amountFen }) => [instalmentNo, claimId, amountFen])).toEqual([[1, 'a', 10], [1, 'b', 100], [2, 'a', 90]]);
  });

  it('refuses instalments that do not cover, before a line is wrong', () => {
    const spread = (amountFen: number, kind: PaymentKind = 'wages') =>
      spreadInstalments({ planId: 'p', instalments: [{ no: 1, kind, dueOn: '2025-01-05', amountFen }], claims: [claim('a', 'w1', 100)] });
    expect(() => spread(99)).toThrow(RangeError);
    expect(() => spread(101)).toThrow(RangeError);
    expect(() => spread(100, 'pension')).toThrow(RangeError);
    expect(spread(100)).toHaveLength(1);
  });

  const claims = fc
    .array(
      fc.record({
        workerId: fc.option(fc.constantFrom('w1', 'w2', 'w3', 'w4', 'w5'), { freq: 9 }),
        kind: fc.constantFrom('wages', 'overtime', ...insuranceKinds, 'lateFee'),
        from: fc.constantFrom('2024-09', '2024-10', null),
        outstandingFen: fc.oneof(fc.nat(5), fc.nat(100_000), fc.nat(1_000_000_000_000)),
      }),
      { minLength: 1, maxLength: 25 },
    )
    .map((items) => items.map((item, index): OpenClaim => ({ ...item, claimId: `c${index}` })));

  /** Cuts what is owed of every kind into instalments; insurance money goes to joint instalments or stays with its kind. */
  const covering = (open: readonly OpenClaim[]) =>
    fc.record({ parts: fc.integer({ min: 1, max: 8 }), joint: fc.nat(100), weights: fc.array(fc.nat(50), { minLength: 8, maxLength: 8 }), months: fc.array(fc.nat(11), { minLength: 200, maxLength: 200 }) }).map(({ parts, joint, weights, months }) => {
      const owed = sumBy(open, ({ kind }) => kind, ({ outstandingFen }) => outstandingFen);
      const totals = new Map<PaymentKind, number>();
      for (const kind of claimKinds) {
        const total = owed[kind] ?? 0;
        const together = insuranceKinds.some((one) => one === kind) ? Math.floor((total / 100) * joint) : 0;
        totals.set(kind, total - together);
        totals.set('socialInsurance', (totals.get('socialInsurance') ?? 0) + together);
      }
      let next = 0;
      return [...totals].flatMap(([kind, total]) =>
        splitLargestRemainder(total, weights.slice(0, parts))
          .filter((amountFen) => amountFen > 0)
          .map((amountFen): InstalmentDraft => ({ kind, amountFen, dueOn: `2025-${String((months[next++] ?? 0) + 1).padStart(2, '0')}-05` })),
      );
    });

  it('holds both margins to the fen and has no empty or negative line, for whatever covers', () => {
    fc.assert(
      fc.property(claims.chain((open) => fc.tuple(fc.constant(open), covering(open))), ([open, drafts]) => {
        const instalments = numberInstalments(drafts);
        const owed = sumBy(open, ({ kind }) => kind, ({ outstandingFen }) => outstandingFen);
        expect(checkPlanCovers({ verifiedUnpaidByKind: owed, waivedByKind: {}, instalments })).toEqual([]);
        const lines = spreadInstalments({ planId: 'p', instalments, claims: open });
        expect(sumBy(lines, ({ instalmentNo }) => instalmentNo, ({ amountFen }) => amountFen)).toEqual(sumBy(instalments, ({ no }) => no, ({ amountFen }) => amountFen));
        const positive = open.filter(({ outstandingFen }) => outstandingFen > 0);
        expect(sumBy(lines, ({ claimId }) => claimId, ({ amountFen }) => amountFen)).toEqual(sumBy(positive, ({ claimId }) => claimId, ({ outstandingFen }) => outstandingFen));
        expect(lines.every(({ amountFen }) => amountFen > 0)).toBe(true);
        expect(new Set(lines.map(({ instalmentNo, claimId }) => `${instalmentNo}/${claimId}`)).size).toBe(lines.length);
        expect(spreadInstalments({ planId: 'p', instalments, claims: [...open].reverse() })).toEqual(lines);
      }),
      { numRuns: 300 },
    );
  });
});
