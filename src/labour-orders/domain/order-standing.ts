import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import type { Replay } from '../../repayment/domain/allocation.js';
import { kindsSettledBy } from '../../repayment/domain/claim-kind.js';
import { addFen } from '../../repayment/domain/fen-sum.js';
import type { LedgerHistory } from '../../repayment/domain/ledger-types.js';

/** What an order demands of one kind, in fen. */
export interface OrderedItem {
  kind: PaymentKind;
  amountFen: number;
}

/** An order as the pure rules see it; dates are business dates. */
export interface OrderFacts {
  issuedOn: string;
  deadlineOn: string;
  items: readonly OrderedItem[];
  /** `null`: for everybody who is owed. */
  workerIds: readonly string[] | null;
}

/** What the ledger of the case says. */
export interface LedgerFacts {
  history: Pick<LedgerHistory, 'postings' | 'waivers'>;
  replayed: Pick<Replay, 'claims' | 'allocations' | 'waived'>;
}

/** How far one item was obeyed, in fen. */
export interface ItemStanding extends OrderedItem {
  /** From the day it was issued to its last day, both included; what a fund advanced is no payment of the employer. */
  paidByDeadlineFen: number;
  paidFen: number;
  /** What was ordered and not paid in time, as far as it was still owed then. */
  unpaidAtDeadlineFen: number;
  unpaidFen: number;
}

/** `obeyed`: all was paid in time; `paidLate`: all is paid by now. */
export type OrderState = 'running' | 'obeyed' | 'overdue' | 'paidLate';

export interface OrderStanding {
  state: OrderState;
  items: ItemStanding[];
  orderedFen: number;
  paidByDeadlineFen: number;
  paidFen: number;
  unpaidAtDeadlineFen: number;
  unpaidFen: number;
}

/** What one worker was still owed of one ordered kind when the order's last day had passed, in fen. */
export interface UnpaidShare {
  workerId: string;
  kind: PaymentKind;
  openFen: number;
}

/** How an order stands on `today`: derived from the ledger, so that a payment reversed or recorded late counts where it belongs. */
export function orderStanding(order: OrderFacts, ledger: LedgerFacts, today: string): OrderStanding {
  const items = order.items.map((item) => itemStanding(order, item, ledger));
  const sum = (of: (item: ItemStanding) => number): number => items.reduce((total, item) => addFen(total, of(item)), 0);
  const [unpaidAtDeadlineFen, unpaidFen] = [sum((item) => item.unpaidAtDeadlineFen), sum((item) => item.unpaidFen)];
  const passed = order.deadlineOn < today;
  const state = unpaidFen > 0 ? (passed ? 'overdue' : 'running') : passed && unpaidAtDeadlineFen > 0 ? 'paidLate' : 'obeyed';
  return { state, items, orderedFen: sum((item) => item.amountFen), paidByDeadlineFen: sum((item) => item.paidByDeadlineFen), paidFen: sum((item) => item.paidFen), unpaidAtDeadlineFen, unpaidFen };
}

/** What each worker was still owed of the ordered kinds when the last day had passed; only what is verified. */
export function unpaidShares(order: OrderFacts, kinds: readonly PaymentKind[], ledger: LedgerFacts): UnpaidShare[] {
  const shares = new Map<string, UnpaidShare>();
  for (const { kind } of order.items.filter((item) => kinds.includes(item.kind))) {
    const moved = movedBy(ledger, order.deadlineOn);
    for (const { obligation } of claimsOf(order, kind, ledger)) {
      const { workerId, claimId, verifiedFen } = obligation;
      const openFen = (verifiedFen ?? 0) - (moved.get(claimId) ?? 0);
      if (workerId === null || openFen <= 0) continue;
      const share = shares.get(`${workerId}/${kind}`) ?? { workerId, kind, openFen: 0 };
      shares.set(`${workerId}/${kind}`, { ...share, openFen: addFen(share.openFen, openFen) });
    }
  }
  return [...shares.values()];
}

function itemStanding(order: OrderFacts, item: OrderedItem, ledger: LedgerFacts): ItemStanding {
  const claims = claimsOf(order, item.kind, ledger);
  const paidIn = (until: string): number => paidBetween(ledger, claims, order.issuedOn, until);
  const [paidByDeadlineFen, paidFen] = [paidIn(order.deadlineOn), paidIn(LAST_DAY)];
  const unpaid = (paid: number, until: string): number => Math.max(0, Math.min(item.amountFen - paid, stillOwed(ledger, claims, until) ?? item.amountFen));
  return { ...item, paidByDeadlineFen, paidFen, unpaidAtDeadlineFen: unpaid(paidByDeadlineFen, order.deadlineOn), unpaidFen: unpaid(paidFen, LAST_DAY) };
}

const LAST_DAY = '9999-12-31';

type Claims = Replay['claims'];

function claimsOf({ workerIds }: OrderFacts, kind: PaymentKind, { replayed }: LedgerFacts): Claims {
  const kinds = kindsSettledBy(kind);
  const named = workerIds && new Set(workerIds);
  return replayed.claims.filter(({ obligation }) => kinds.includes(obligation.kind) && (named === null || named.has(obligation.workerId ?? '')));
}

function paidBetween({ history, replayed }: LedgerFacts, claims: Claims, from: string, until: string): number {
  const paidOn = new Map(history.postings.map((posting) => [posting.id, posting.paidOn]));
  const ids = new Set(claims.map(({ obligation }) => obligation.claimId));
  return replayed.allocations.reduce((sum, { claimId, postingId, amountFen, advance }) => {
    const date = paidOn.get(postingId) ?? '';
    return !advance && ids.has(claimId) && date >= from && date <= until ? addFen(sum, amountFen) : sum;
  }, 0);
}

/** What was owed at the end of a day; the undecided as claimed. `null` when nobody has claimed any of it yet: then the order alone says. */
function stillOwed(ledger: LedgerFacts, claims: Claims, until: string): number | null {
  if (claims.length === 0) return null;
  const moved = movedBy(ledger, until);
  return claims.reduce((sum, { obligation: { claimId, verifiedFen, claimedFen } }) => addFen(sum, Math.max(0, (verifiedFen ?? claimedFen) - (moved.get(claimId) ?? 0))), 0);
}

/** What was paid and waived of each claim up to the end of a day. */
function movedBy({ history, replayed }: LedgerFacts, until: string): Map<string, number> {
  const dates = new Map([...history.postings.map(({ id, paidOn }) => [id, paidOn] as const), ...history.waivers.map(({ id, grantedOn }) => [id, grantedOn] as const)]);
  const moved = new Map<string, number>();
  const add = (claimId: string, id: string, amountFen: number): void => {
    if ((dates.get(id) ?? '') <= until) moved.set(claimId, addFen(moved.get(claimId) ?? 0, amountFen));
  };
  for (const { claimId, postingId, amountFen, advance } of replayed.allocations) if (!advance) add(claimId, postingId, amountFen);
  for (const { claimId, waiverId, amountFen } of replayed.waived) add(claimId, waiverId, amountFen);
  return moved;
}
