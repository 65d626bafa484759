import fc from 'fast-check';

const claimed = ['wages', 'overtime', 'pension', 'medical'] as const;
const paid = [...claimed, 'socialInsurance', 'lateFee', 'additionalCompensation'] as const;
const amountFen = fc.integer({ min: 1, max: 900 });
const pick = fc.nat(50);
const worker = fc.nat(1);
const does = <const T extends string>(what: T): fc.Arbitrary<T> => fc.constant(what);
const payment = { kind: fc.constantFrom(...paid), amountFen, daysAgo: fc.integer({ min: -1, max: 5 }), worker: fc.option(worker), deductionsFen: fc.constantFrom(0, 0, 7) };
const plan = { parts: fc.integer({ min: 1, max: 3 }), joint: fc.boolean(), off: fc.constantFrom(0, 0, 0, 0, 0, 1, -1) };

/** What may happen to the money of a case, one command after the other. */
export const ledgerCommand = fc.oneof(
  fc.record({ do: does('pay'), as: fc.constantFrom('payment' as const, 'payment' as const, 'payment' as const, 'advance' as const, 'recovery' as const), ...payment }),
  fc.record({ do: does('pay'), as: fc.constant('payment' as const), ...payment }),
  fc.record({ do: does('import'), kind: fc.constantFrom(...claimed), daysAgo: fc.nat(2), rows: fc.array(fc.record({ worker, amountFen: fc.integer({ min: 1, max: 300 }), as: fc.constantFrom('paid' as const, 'paid' as const, 'paid' as const, 'refused' as const, 'strange' as const) }), { minLength: 1, maxLength: 4 }) }),
  fc.record({ do: does('reverse'), pick }),
  fc.record({ do: does('reverseImport'), pick }),
  fc.record({ do: does('resolve'), as: fc.constantFrom('reallocate' as const, 'return' as const, 'keep' as const), pick, amountFen, kind: fc.constantFrom(...paid), worker: fc.option(worker) }),
  fc.record({ do: does('undo'), pick }),
  fc.record({ do: does('waive'), kind: fc.constantFrom('wages' as const, 'wages' as const, ...claimed), amountFen: fc.integer({ min: 1, max: 400 }), worker }),
  fc.record({ do: does('agree'), order: fc.constantFrom('oldestFirst' as const, 'priorityFirst' as const, 'proRata' as const), ...plan }),
  fc.record({ do: does('reschedule'), ...plan }),
  fc.record({ do: does('claim'), kind: fc.constantFrom(...claimed), amountFen, worker, decide: fc.boolean() }),
  fc.record({ do: does('verify'), pick, share: fc.nat(4) }),
  fc.record({ do: does('withdraw'), pick }),
  fc.record({ do: does('change'), pick, share: fc.nat(4) }),
  fc.record({ do: does('sign') }),
  fc.record({ do: does('accelerate') }),
  fc.record({ do: does('assess'), amountFen }),
  fc.record({ do: does('takeBack'), pick }),
  fc.record({ do: does('order'), kinds: fc.constantFrom(['wages'] as const, ['wages', 'overtime'] as const), amountFen, days: fc.nat(1), worker: fc.option(worker) }),
  fc.record({ do: does('add'), pick, percentage: fc.integer({ min: 49, max: 101 }) }),
  fc.record({ do: does('add'), pick, percentage: fc.constant(50) }),
  fc.record({ do: does('takeBackOrder'), pick }),
  fc.record({ do: does('takeBackAddition'), pick }),
  fc.record({ do: does('wait'), hours: fc.constantFrom(30, 120) }),
);
export type LedgerCommand = typeof ledgerCommand extends fc.Arbitrary<infer T> ? T : never;
export type Do<T extends LedgerCommand['do']> = Extract<LedgerCommand, { do: T }>;
