import { splitLargestRemainder } from '../../platform/money/fen.js';
import { addFen } from '../../repayment/domain/fen-sum.js';
import { compensableKinds } from './order-kinds.js';
import { type LedgerFacts, type OrderFacts, type OrderStanding, unpaidShares } from './order-standing.js';

/** A decision that more is to be paid, as it was typed; amounts in fen. */
export interface CompensationProposal {
  /** Of what was not paid in time. */
  percentage: number;
  /** The sum that the decision names; without it the percentage gives it. */
  amountFen?: number | undefined;
  decidedOn: string;
}

export interface CompensationFinding {
  code:
    | 'orderVoided' | 'orderNotYetOverdue' | 'nothingUnpaidAtDeadline' | 'compensationRecorded'
    | 'percentageOutOfRange' | 'compensationOutOfRange' | 'decidedBeforeDeadline' | 'decidedInTheFuture';
  path: string;
  params?: Readonly<Record<string, string | number>>;
}

/** 劳动合同法 Art. 85, 劳动保障监察条例 Art. 26: 50 to 100 % of what is payable. */
export const LEAST_PERCENT = 50;
export const MOST_PERCENT = 100;

/** What one worker's addition is reckoned on, in fen. */
export interface CompensationBase {
  workerId: string;
  baseFen: number;
}

/**
 * What may be added to, worker by worker: ordered, of a kind that the law adds to, verified, and not paid by the order's last day.
 * Where the order demands less than is owed, what it demands is spread by what each was owed.
 */
export function compensationBases(order: OrderFacts, { items }: Pick<OrderStanding, 'items'>, ledger: LedgerFacts): CompensationBase[] {
  const shares = unpaidShares(order, compensableKinds, ledger);
  const bases = new Map<string, number>();
  for (const { kind, unpaidAtDeadlineFen } of items) {
    const ofKind = shares.filter((share) => share.kind === kind).sort((a, b) => (a.workerId < b.workerId ? -1 : 1));
    const baseFen = Math.min(unpaidAtDeadlineFen, sumOf(ofKind.map(({ openFen }) => openFen)));
    const parts = baseFen === 0 ? [] : splitLargestRemainder(baseFen, ofKind.map(({ openFen }) => openFen));
    ofKind.forEach(({ workerId }, index) => bases.set(workerId, addFen(bases.get(workerId) ?? 0, parts[index] ?? 0)));
  }
  return [...bases].sort(([a], [b]) => (a < b ? -1 : 1)).map(([workerId, baseFen]) => ({ workerId, baseFen })).filter(({ baseFen }) => baseFen > 0);
}

export const totalBase = (bases: readonly CompensationBase[]): number => sumOf(bases.map(({ baseFen }) => baseFen));

const sumOf = (amounts: readonly number[]): number => amounts.reduce(addFen, 0);

/** What stands against any decision on an order yet: nothing is added before its last day has passed. */
export function orderFindings(order: Pick<OrderFacts, 'deadlineOn'>, { baseFen, voided, recorded, today }: { baseFen: number; voided: boolean; recorded: boolean; today: string }): CompensationFinding[] {
  const passed = order.deadlineOn < today;
  const found: [boolean, CompensationFinding][] = [
    [voided, { code: 'orderVoided', path: 'orderId' }],
    [recorded, { code: 'compensationRecorded', path: 'orderId' }],
    [!passed, { code: 'orderNotYetOverdue', path: 'orderId', params: { deadlineOn: order.deadlineOn } }],
    [passed && baseFen === 0, { code: 'nothingUnpaidAtDeadline', path: 'orderId' }],
  ];
  return found.filter(([stands]) => stands).map(([, finding]) => finding);
}

/** What is wrong with a decision itself. */
export function decisionFindings(order: Pick<OrderFacts, 'deadlineOn'>, baseFen: number, { percentage, amountFen, decidedOn }: CompensationProposal, today: string): CompensationFinding[] {
  const range = { least: LEAST_PERCENT, most: MOST_PERCENT };
  const outside = amountFen !== undefined && baseFen > 0 && (BigInt(amountFen) * 100n < BigInt(baseFen) * BigInt(LEAST_PERCENT) || amountFen > baseFen);
  const found: [boolean, CompensationFinding][] = [
    [percentage < LEAST_PERCENT || percentage > MOST_PERCENT, { code: 'percentageOutOfRange', path: 'percentage', params: range }],
    [outside, { code: 'compensationOutOfRange', path: 'amountFen', params: { ...range, baseFen } }],
    [decidedOn <= order.deadlineOn, { code: 'decidedBeforeDeadline', path: 'decidedOn', params: { deadlineOn: order.deadlineOn } }],
    [decidedOn > today, { code: 'decidedInTheFuture', path: 'decidedOn' }],
  ];
  return found.filter(([stands]) => stands).map(([, finding]) => finding);
}

/** The sum that is added, rounded half up to the fen unless the decision names it. */
export function compensationAmount(baseFen: number, { percentage, amountFen }: Pick<CompensationProposal, 'percentage' | 'amountFen'>): number {
  return amountFen ?? Number((BigInt(baseFen) * BigInt(percentage) + 50n) / 100n);
}

/** Spreads it over the workers, to the fen; workers whose share is nothing are left out. */
export function compensationShares(bases: readonly CompensationBase[], amountFen: number): { workerId: string; amountFen: number }[] {
  const shares = splitLargestRemainder(amountFen, bases.map(({ baseFen }) => baseFen));
  return bases.map(({ workerId }, index) => ({ workerId, amountFen: shares[index] ?? 0 })).filter((share) => share.amountFen > 0);
}
