import { progressOf, type ReportedEntry } from './daily-report-progress.js';

const entry = (type: string, data: ReportedEntry['data'] = {}, actorId: string | null = 'lead'): ReportedEntry => ({ type, data, actorId });

it('counts what people did', () => {
  expect(progressOf([
    entry('visit.recorded'), entry('visit.recorded'), entry('worker.added'), entry('roster.imported', { added: 59, refused: 3 }),
    entry('claims.decided', { decided: 12, verified: 10 }), entry('payment.recorded', { amountFen: 100_000 }), entry('payment.imported', { matchedFen: 50_000 }),
    entry('payment.reversed', { amountFen: 30_000 }), entry('case.corrected'),
  ])).toEqual({
    entriesByType: {
      'visit.recorded': 2, 'worker.added': 1, 'roster.imported': 1, 'claims.decided': 1, 'payment.recorded': 1, 'payment.imported': 1,
      'payment.reversed': 1, 'case.corrected': 1,
    },
    entries: 9, visits: 2, workersAdded: 60, claimsDecided: 12, paidFen: 120_000, nothingHappened: false,
  });
});

it('goes below zero when more was taken back than paid', () => {
  expect(progressOf([entry('payment.reversed', { amountFen: 5 })])).toMatchObject({ paidFen: -5, nothingHappened: false });
});

it.each([
  ['nothing at all', []],
  ['what the program notes by itself', [entry('supervisorItem.opened', {}, null)]],
  ['who read much', [entry('personalData.manyReads', { people: 300 })]],
])('takes %s for a zero report', (_what, entries) => {
  expect(progressOf(entries)).toEqual({ entriesByType: {}, entries: 0, visits: 0, workersAdded: 0, claimsDecided: 0, paidFen: 0, nothingHappened: true });
});

it('is not led astray by odd data or names', () => {
  expect(progressOf([entry('payment.recorded', { amountFen: '7' }), entry('constructor')])).toMatchObject({ entries: 2, paidFen: 0 });
});
