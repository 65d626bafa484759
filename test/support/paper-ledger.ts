/**
 * The ledger as somebody would keep it with pencil and paper, from the rules alone: it shares no line with the program, so that both
 * are wrong alike only when the rules are. Everything is worked out anew from the entries whenever it is asked for. Amounts in fen.
 */
export interface PaperClaim {
  id: string;
  /** Null: owed to no single worker. */
  worker: string | null;
  kind: string;
  /** First month, `YYYY-MM`; without one it is the youngest. */
  from: string | null;
  /** Null while undecided; of what was withdrawn or disallowed 0. */
  verified: number | null;
  /** The place in the book where it was decided first. */
  decided: number | null;
}

/** `place`: where in the book it was written; later entries have a higher one. */
export interface PaperPayment {
  id: string;
  place: number;
  on: string;
  kind: string;
  fen: number;
  workers: readonly string[] | null;
  as: 'payment' | 'advance' | 'recovery';
}

export interface PaperWaiver {
  place: number;
  id: string;
  on: string;
  worker: string | null;
  kind: string;
  claim?: string | null;
  fen: number;
}

export interface PaperPlan {
  id: string;
  place: number;
  order: 'oldestFirst' | 'priorityFirst' | 'proRata';
  ranks: ReadonlyMap<string, number>;
  lines: readonly { no: number; dueOn: string; claim: string; fen: number }[];
}

/** What stands: reversed payments and what was made of them are not in it, nor what went back to the payer. */
export interface PaperBook {
  claims: readonly PaperClaim[];
  payments: readonly PaperPayment[];
  waivers: readonly PaperWaiver[];
  plans: readonly PaperPlan[];
}

/** What is still promised or merely owed of one claim on one line. */
interface Slot {
  claim: Account;
  no: number | null;
  dueOn: string;
  promised: number;
  open: number;
  paid: number;
}

export interface Account extends PaperClaim {
  paid: number;
  waived: number;
  advanced: number;
  /** What of the advance the employer has paid back. */
  repaid: number;
  /** What earlier plans promised and saw paid. */
  kept: number;
}

/** What the employer paid, or the worker forwent, of one claim on one day. */
export interface Move {
  claim: Account;
  on: string;
  fen: number;
  as: 'paid' | 'waived';
}

export interface Sheet {
  accounts: Account[];
  moves: Move[];
  /** Lines of the plan in force. */
  lines: (Slot & { no: number })[];
  /** What found nothing, by payment. */
  idle: Map<string, number>;
  /** The last day on which something was paid into an instalment of the plan in force, by its number. */
  paidInto: Map<number, string>;
}

const INSURANCE = ['pension', 'medical', 'unemployment', 'workInjury'];
const LISTED = ['wages', 'economicCompensation', 'overtime', 'reimbursement', ...INSURANCE, 'housingFund', 'lateFee', 'additionalCompensation', 'other'];

export const openOf = ({ verified, paid, waived }: Account): number => (verified ?? 0) - paid - waived;
/** What the worker still lacks: an advance is in the worker's hand already. */
const lackOf = (account: Account): number => Math.max(0, openOf(account) - (account.advanced - account.repaid));
/** Whether money of this kind settles the claim. */
export const fits = (kind: string, claim: PaperClaim): boolean => claim.kind === kind || (kind === 'socialInsurance' && INSURANCE.includes(claim.kind));
/** Never social insurance, nor the housing fund. */
export const mayForgo = (kind: string): boolean => ![...INSURANCE, 'socialInsurance', 'housingFund'].includes(kind);
const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const sum = (fen: readonly number[]): number => fen.reduce((total, one) => total + one, 0);
const cellOf = ({ worker, kind }: PaperClaim): string => `${worker ?? ''}/${kind}`;
const inCells = (a: PaperClaim, b: PaperClaim): number => before(a.worker ?? '', b.worker ?? '') || LISTED.indexOf(a.kind) - LISTED.indexOf(b.kind);
const byAge = (a: PaperClaim, b: PaperClaim): number => before(a.from ?? '9999', b.from ?? '9999') || before(a.id, b.id);

/** Everybody gets the share rounded down, the fen left go one each to the largest remainders, the earlier first. */
export function share(fen: number, rooms: readonly number[]): number[] {
  const whole = sum(rooms);
  const parts = rooms.map((room) => Math.floor((fen * room) / whole));
  const places = rooms.map((_, place) => place).sort((a, b) => ((fen * (rooms[b] ?? 0)) % whole) - ((fen * (rooms[a] ?? 0)) % whole) || a - b);
  for (const place of places.slice(0, fen - sum(parts))) parts[place] = (parts[place] ?? 0) + 1;
  return parts;
}

interface Room {
  claim: Account;
  fen: number;
  take(fen: number): void;
}

/** Shares an amount among workers and kinds by their room; within each the first room is full before the next. Returns the rest. */
function pour(fen: number, rooms: readonly Room[]): number {
  const cells = new Map<string, Room[]>();
  for (const room of rooms.filter((one) => one.fen > 0)) cells.set(cellOf(room.claim), [...(cells.get(cellOf(room.claim)) ?? []), room]);
  const whole = sum(rooms.map((room) => room.fen));
  if (fen === 0 || whole === 0) return fen;
  const shares = share(Math.min(fen, whole), [...cells.values()].map((cell) => sum(cell.map((room) => room.fen))));
  [...cells.values()].forEach((cell, place) => {
    let left = shares[place] ?? 0;
    for (const room of cell) {
      const taken = Math.min(left, room.fen);
      if (taken > 0) room.take(taken);
      left -= taken;
    }
  });
  return fen - Math.min(fen, whole);
}

/** Works a book out from its first entry. */
export function workOut(book: PaperBook): Sheet {
  const accounts: Account[] = [...book.claims].sort((a, b) => inCells(a, b) || byAge(a, b)).map((claim) => ({ ...claim, paid: 0, waived: 0, advanced: 0, repaid: 0, kept: 0 }));
  const idle = new Map<string, number>();
  const paidInto = new Map<number, string>();
  const moves: Move[] = [];
  let slots: Slot[] = accounts.map((claim) => ({ claim, no: null, dueOn: '', promised: 0, open: openOf(claim), paid: 0 }));
  const plans = [...book.plans].sort((a, b) => a.place - b.place);
  const entries = [...book.payments, ...book.waivers].sort((a, b) => before(a.on, b.on) || a.place - b.place || before(a.id, b.id));
  for (const [turn, plan] of [null, ...plans].entries()) {
    if (plan) {
      for (const { no, claim, paid } of slots) if (no !== null) claim.kept += paid;
      slots = promise(plan, accounts);
      paidInto.clear();
    }
    const ends = plans[turn]?.place ?? Infinity;
    for (const entry of entries.filter(({ place }) => place >= (plan?.place ?? -Infinity) && place < ends)) {
      if ('as' in entry) idle.set(entry.id, settle(entry, plan, slots, paidInto, moves));
      else waive(entry, slots, moves);
    }
  }
  return { accounts, moves, lines: slots.filter((slot): slot is Slot & { no: number } => slot.no !== null), idle: new Map([...idle].filter(([, fen]) => fen > 0)), paidInto };
}

/** A line promises no more than its claim still owes, the last ones due giving way; what no line promises stays owed. */
function promise(plan: PaperPlan, accounts: readonly Account[]): Slot[] {
  const known = new Map(accounts.map((account) => [account.id, account]));
  const left = new Map(accounts.map((account) => [account, openOf(account)]));
  const lines = plan.lines.flatMap(({ no, dueOn, claim: id, fen }) => {
    const claim = known.get(id);
    return claim ? [{ claim, no, dueOn, promised: fen, open: 0, paid: 0 }] : [];
  });
  lines.sort((a, b) => inCells(a.claim, b.claim) || before(a.dueOn, b.dueOn) || a.no - b.no || byAge(a.claim, b.claim));
  for (const line of lines) {
    line.open = Math.min(line.promised, left.get(line.claim) ?? 0);
    left.set(line.claim, (left.get(line.claim) ?? 0) - line.open);
  }
  const rests = accounts.map((claim) => ({ claim, no: null, dueOn: '', promised: 0, open: left.get(claim) ?? 0, paid: 0 }));
  return [...lines, ...rests];
}

/** Returns what found nothing. */
function settle(payment: PaperPayment, plan: PaperPlan | null, slots: readonly Slot[], paidInto: Map<number, string>, moves: Move[]): number {
  const mine = slots.filter(({ claim }) => fits(payment.kind, claim) && (payment.workers === null || (claim.worker !== null && payment.workers.includes(claim.worker))));
  mine.sort((a, b) => inCells(a.claim, b.claim));
  const claims = mine.filter(({ no }) => no === null).map(({ claim }) => claim);
  const put = (slot: Slot, fen: number): void => {
    slot.open -= fen;
    slot.paid += fen;
    slot.claim.paid += fen;
    moves.push({ claim: slot.claim, on: payment.on, fen, as: 'paid' });
    if (slot.no !== null) paidInto.set(slot.no, [paidInto.get(slot.no) ?? '', payment.on].sort()[1] ?? '');
  };
  if (payment.as === 'advance') return pour(payment.fen, claims.map((claim) => ({ claim, fen: lackOf(claim), take: (fen) => { claim.advanced += fen; } })));
  if (payment.as === 'recovery') {
    return pour(payment.fen, claims.map((claim) => ({ claim, fen: openOf(claim) - lackOf(claim), take: (fen) => {
      claim.repaid += fen;
      let left = fen;
      for (const slot of mine.filter((one) => one.claim === claim)) {
        const taken = Math.min(left, slot.open);
        if (taken > 0) put(slot, taken);
        left -= taken;
      }
    } })));
  }
  const pay = (fen: number, layer: readonly Slot[]): number => pour(fen, layer.map((slot) => ({ claim: slot.claim, fen: slot.open, take: (taken) => {
    slot.claim.repaid += Math.max(0, taken - lackOf(slot.claim));
    put(slot, taken);
  } })));
  return layersOf(payment, plan, mine).reduce(pay, payment.fen);
}

/** What money without an exact address fills one after the other, by the order that the plan says. */
function layersOf({ place }: PaperPayment, plan: PaperPlan | null, slots: readonly Slot[]): Slot[][] {
  const lines = slots.filter(({ no }) => no !== null);
  const known = ({ claim }: Slot): boolean => (claim.decided ?? -Infinity) <= place;
  const rests = slots.filter(({ no }) => no === null);
  const now = rests.filter(known);
  const later = rests.filter((slot) => !known(slot));
  if (plan?.order === 'proRata') return [[...lines, ...now], later];
  const rankOf = ({ claim }: Slot): number => (plan?.order === 'priorityFirst' ? (plan.ranks.get(claim.worker ?? '') ?? Infinity) : 0);
  const days = [...new Set(lines.map(({ dueOn }) => dueOn))].sort();
  const ranks = [...new Set(lines.map(rankOf))].sort((a, b) => a - b);
  return [...days.flatMap((day) => ranks.map((rank) => lines.filter((slot) => slot.dueOn === day && rankOf(slot) === rank))), now, later];
}

/** Cuts from the youngest end: what no line promises first, then the lines due last. What exceeds is forgone of nothing. */
function waive({ on, worker, kind, claim: only, fen }: PaperWaiver, slots: readonly Slot[], moves: Move[]): void {
  const mine = slots.filter(({ claim }) => claim.worker === worker && claim.kind === kind);
  const young = [...mine.filter(({ no }) => no === null).reverse(), ...mine.filter(({ no }) => no !== null).reverse()];
  let left = fen;
  for (const slot of young.filter(({ claim }) => !only || claim.id === only)) {
    const taken = Math.min(left, slot.open);
    slot.open -= taken;
    slot.claim.waived += taken;
    moves.push({ claim: slot.claim, on, fen: taken, as: 'waived' });
    left -= taken;
  }
}
