import { paymentKinds, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { compareText } from './claim-order.js';
import { addFen } from './fen-sum.js';

/** An instalment of the earlier revision, or of the later one; `promisedFen` is what it still promises, or promises anew. */
export interface ComparedInstalment {
  id: string;
  no: number;
  kind: PaymentKind;
  dueOn: string;
  promisedFen: number;
}

/**
 * What became of an instalment from one revision to the next.
 * - settled: nothing was outstanding on it any more.
 * - kept: the same day and amount. moved: another day. changed: another amount.
 * - dropped: there is none like it. added: there was none like it.
 */
export const instalmentChanges = ['settled', 'kept', 'moved', 'changed', 'dropped', 'added'] as const;
export type InstalmentChange = (typeof instalmentChanges)[number];

export interface ComparedPair {
  change: InstalmentChange;
  kind: PaymentKind;
  before: ComparedInstalment | null;
  after: ComparedInstalment | null;
}

export interface ComparedKind {
  kind: PaymentKind;
  beforeFen: number;
  afterFen: number;
  differenceFen: number;
}

/**
 * Instalment by instalment, in order of date and kind: what is left of the earlier revision beside the later one. Within a kind
 * the same day and amount are the same instalment, then the same day, then the same amount.
 */
export function compareInstalments(before: readonly ComparedInstalment[], after: readonly ComparedInstalment[]): ComparedPair[] {
  const pairs: ComparedPair[] = before.filter(({ promisedFen }) => promisedFen === 0).map((settled) => ({ change: 'settled', kind: settled.kind, before: settled, after: null }));
  for (const kind of paymentKinds) {
    const old = inOrder(before.filter((instalment) => instalment.kind === kind && instalment.promisedFen > 0));
    const young = inOrder(after.filter((instalment) => instalment.kind === kind));
    const pairUp = (change: InstalmentChange, alike: (a: ComparedInstalment, b: ComparedInstalment) => boolean): void => {
      for (const was of [...old]) {
        const becomes = young.find((candidate) => alike(was, candidate));
        if (!becomes) continue;
        old.splice(old.indexOf(was), 1);
        young.splice(young.indexOf(becomes), 1);
        pairs.push({ change, kind, before: was, after: becomes });
      }
    };
    pairUp('kept', (a, b) => a.dueOn === b.dueOn && a.promisedFen === b.promisedFen);
    pairUp('changed', (a, b) => a.dueOn === b.dueOn);
    pairUp('moved', (a, b) => a.promisedFen === b.promisedFen);
    pairs.push(...old.map((was): ComparedPair => ({ change: 'dropped', kind, before: was, after: null })));
    pairs.push(...young.map((becomes): ComparedPair => ({ change: 'added', kind, before: null, after: becomes })));
  }
  return pairs.sort(byDate);
}

/** The sums of both, kind by kind; `socialInsurance` and the insurances by themselves stand side by side as they were signed. */
export function compareKinds(before: readonly ComparedInstalment[], after: readonly ComparedInstalment[]): ComparedKind[] {
  const sum = (of: readonly ComparedInstalment[], kind: PaymentKind): number => of.reduce((total, instalment) => (instalment.kind === kind ? addFen(total, instalment.promisedFen) : total), 0);
  return paymentKinds
    .filter((kind) => [...before, ...after].some((instalment) => instalment.kind === kind))
    .map((kind) => ({ kind, beforeFen: sum(before, kind), afterFen: sum(after, kind), differenceFen: sum(after, kind) - sum(before, kind) }));
}

const inOrder = (instalments: readonly ComparedInstalment[]): ComparedInstalment[] => [...instalments].sort((a, b) => compareText(a.dueOn, b.dueOn) || a.no - b.no);

function byDate(a: ComparedPair, b: ComparedPair): number {
  const on = ({ before, after }: ComparedPair): string => after?.dueOn ?? before?.dueOn ?? '';
  const no = ({ before, after }: ComparedPair): number => after?.no ?? before?.no ?? 0;
  return compareText(on(a), on(b)) || paymentKinds.indexOf(a.kind) - paymentKinds.indexOf(b.kind) || no(a) - no(b) || instalmentChanges.indexOf(a.change) - instalmentChanges.indexOf(b.change);
}
