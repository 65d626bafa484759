import { claimKinds, insuranceKinds, type ClaimKind, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { addCalendarMonths } from '../../deadlines/domain/business-date.js';
import { splitLargestRemainder } from '../../platform/money/fen.js';
import { isSocialInsurance, kindsSettledBy } from './claim-kind.js';
import { addFen } from './fen-sum.js';
import { maxInstalments, type InstalmentDraft } from './instalment-rules.js';
import { type DateMove, onOrAfter, proposeDate, type ProposalTime } from './proposal-dates.js';
import { byRank, rankOf, type WorkerPriority } from './worker-priority.js';

/** What is outstanding of one worker and kind, in fen. */
export interface OwedAmount {
  workerId: string | null;
  kind: ClaimKind;
  outstandingFen: number;
}

export interface ProposedInstalment extends InstalmentDraft {
  /** Before days off were avoided. */
  wishedOn: string;
  moved: DateMove | null;
}

/** Money that the employer says will be there on a day, in fen. */
export interface ExpectedMoney {
  on: string;
  amountFen: number;
}

/** What becomes of it. */
export interface SpentMoney extends ExpectedMoney {
  usedFen: number;
}

export interface ProposalInput {
  owed: readonly OwedAmount[];
  /** What the instalments are of; `socialInsurance` stands for the insurances that are not named by themselves. */
  kinds: readonly PaymentKind[];
  time: ProposalTime;
}

/** Everything on one date. */
export function proposeSingleDate(input: ProposalInput, dueOn: string): ProposedInstalment[] {
  return proposeMonthly(input, dueOn, 1);
}

/**
 * Equal parts month by month (largest remainder: the first ones carry the odd fen), each on the day of the month of the first or
 * the last day of a shorter month. Parts of nothing are left out, those that come to one day are one.
 * @throws RangeError when `months` is not 1–600
 */
export function proposeMonthly({ owed, kinds, time }: ProposalInput, dueOn: string, months: number): ProposedInstalment[] {
  if (!Number.isInteger(months) || months < 1 || months > maxInstalments) throw new RangeError(`An instalment plan has 1 to ${maxInstalments} parts`);
  const parts = kinds.flatMap((kind) =>
    splitLargestRemainder(sumOf(ofKind(kind, kinds, owed)), new Array<number>(months).fill(1)).map((amountFen, index) =>
      instalment(kind, addCalendarMonths(dueOn, index), amountFen, time)));
  return joined(parts.filter(isSomething));
}

/**
 * One group of workers after the other, a month apart: whoever comes first is paid in full on the first date. Who is in no group
 * comes last.
 */
export function proposeByPriority({ owed, kinds, time }: ProposalInput, dueOn: string, priority: WorkerPriority): ProposedInstalment[] {
  const chosen = new Set<ClaimKind>(kinds.flatMap((kind) => kindsSettledBy(kind)));
  const groups = byRank(owed.filter(({ kind, outstandingFen }) => outstandingFen > 0 && chosen.has(kind)), ({ workerId }) => rankOf(priority, workerId));
  const parts = groups.flatMap((group, index) =>
    kinds.map((kind) => instalment(kind, addCalendarMonths(dueOn, index), sumOf(ofKind(kind, kinds, group)), time)));
  return joined(parts.filter(isSomething));
}

/**
 * What the employer expects, spent as it comes in: kind after kind in the order of `kinds`. A day off moves a date to the next
 * working day, whatever the kind: money cannot be paid before it is there.
 */
export function proposeByCashFlow({ owed, kinds, time }: ProposalInput, expected: readonly ExpectedMoney[]): { instalments: ProposedInstalment[]; spent: SpentMoney[] } {
  const left = new Map(kinds.map((kind) => [kind, sumOf(ofKind(kind, kinds, owed))]));
  const instalments: ProposedInstalment[] = [];
  const spent = [...expected].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).map(({ on, amountFen }): SpentMoney => {
    let moneyFen = amountFen;
    for (const kind of kinds) {
      const takenFen = Math.min(moneyFen, left.get(kind) ?? 0);
      if (takenFen === 0) continue;
      moneyFen -= takenFen;
      left.set(kind, (left.get(kind) ?? 0) - takenFen);
      instalments.push({ kind, amountFen: takenFen, wishedOn: on, ...onOrAfter(on, time) });
    }
    return { on, amountFen, usedFen: amountFen - moneyFen };
  });
  return { instalments: joined(instalments), spent };
}

/**
 * The kinds that are owed, in the order in which money goes to them unless somebody says otherwise: what is owed to the workers
 * first, then the insurances, the housing fund and the rest (企业破产法 Art. 113 ranks wages before the other insurance).
 */
export function kindsToPropose(owed: readonly OwedAmount[]): PaymentKind[] {
  const kinds = claimKinds.filter((kind) => owed.some((amount) => amount.kind === kind && amount.outstandingFen > 0));
  const joint = kinds.some((kind) => isSocialInsurance(kind));
  const single = kinds.filter((kind) => !isSocialInsurance(kind));
  const goesToFund = (kind: ClaimKind): boolean => kind === 'housingFund' || kind === 'lateFee';
  return [...single.filter((kind) => !goesToFund(kind)), ...(joint ? ['socialInsurance' as const] : []), ...single.filter(goesToFund)];
}

/** What is owed of a kind, and how much of it a proposal covers, in fen. */
export interface ProposedCoverage {
  kind: PaymentKind;
  owedFen: number;
  proposedFen: number;
  uncoveredFen: number;
}

/** Kind by kind what a proposal covers of everything that is owed: the kinds that were chosen, then those that were not. */
export function coverageOfProposal(owed: readonly OwedAmount[], kinds: readonly PaymentKind[], instalments: readonly InstalmentDraft[]): ProposedCoverage[] {
  const covered = new Set<ClaimKind>(kinds.flatMap((kind) => kindsSettledBy(kind)));
  const left = claimKinds.filter((kind) => !covered.has(kind) && owed.some((amount) => amount.kind === kind));
  return [...kinds, ...left].map((kind) => {
    const owedFen = sumOf(ofKind(kind, kinds, owed));
    const proposedFen = instalments.reduce((sum, instalment) => (instalment.kind === kind ? addFen(sum, instalment.amountFen) : sum), 0);
    return { kind, owedFen, proposedFen, uncoveredFen: owedFen - proposedFen };
  });
}

/** What `kind` stands for among `kinds`: `socialInsurance` leaves those to themselves that are named beside it. */
function ofKind(kind: PaymentKind, kinds: readonly PaymentKind[], owed: readonly OwedAmount[]): OwedAmount[] {
  const named = kind === 'socialInsurance' ? insuranceKinds.filter((one) => kinds.includes(one)) : [];
  const settled = kindsSettledBy(kind).filter((one) => !named.some((other) => other === one));
  return owed.filter((amount) => settled.includes(amount.kind));
}

/** Several sums of one kind on one date are one promise. */
function joined(instalments: readonly ProposedInstalment[]): ProposedInstalment[] {
  const byKey = new Map<string, ProposedInstalment>();
  for (const instalment of instalments) {
    const key = `${instalment.dueOn}/${instalment.kind}`;
    const known = byKey.get(key);
    byKey.set(key, known ? { ...known, amountFen: addFen(known.amountFen, instalment.amountFen) } : instalment);
  }
  return [...byKey.values()];
}

const sumOf = (amounts: readonly OwedAmount[]): number => amounts.reduce((sum, { outstandingFen }) => addFen(sum, outstandingFen), 0);
const instalment = (kind: PaymentKind, wishedOn: string, amountFen: number, time: ProposalTime): ProposedInstalment => ({ kind, amountFen, wishedOn, ...proposeDate(wishedOn, kind, time) });
const isSomething = ({ amountFen }: ProposedInstalment): boolean => amountFen > 0;
