import { fits, share, type Sheet } from './paper-ledger.js';

/** An order of the authorities as somebody would write it down; amounts in fen. */
export interface PaperOrder {
  issuedOn: string;
  deadlineOn: string;
  items: readonly { kind: string; fen: number }[];
  /** Null: for everybody. */
  workers: readonly string[] | null;
}

const sum = (fen: readonly number[]): number => fen.reduce((total, one) => total + one, 0);

/**
 * What may be added to, worker by worker: ordered, verified and not paid by the last day. Where less was ordered than was owed then,
 * what was ordered is shared by what each was owed.
 */
export function unpaidInTime({ issuedOn, deadlineOn, items, workers }: PaperOrder, { accounts, moves }: Sheet): Map<string, number> {
  const bases = new Map<string, number>();
  for (const { kind, fen } of items) {
    const mine = accounts.filter((claim) => fits(kind, claim) && (workers === null || workers.includes(claim.worker ?? '')));
    const inTime = moves.filter(({ claim, on }) => mine.includes(claim) && on <= deadlineOn);
    const paid = sum(inTime.filter(({ as, on }) => as === 'paid' && on >= issuedOn).map((move) => move.fen));
    const people = [...new Set(mine.map(({ worker }) => worker ?? ''))].filter((id) => id !== '').sort();
    const lacks = people.map((id) => sum(mine.filter(({ worker }) => worker === id).map((claim) => Math.max(0, (claim.verified ?? 0) - sum(inTime.filter((move) => move.claim === claim).map((move) => move.fen))))));
    const base = Math.max(0, Math.min(fen - paid, sum(lacks)));
    if (base === 0) continue;
    const lacking = people.map((id, place) => ({ id, fen: lacks[place] ?? 0 })).filter((one) => one.fen > 0);
    share(base, lacking.map((one) => one.fen)).forEach((part, place) => {
      const { id = '' } = lacking[place] ?? {};
      bases.set(id, (bases.get(id) ?? 0) + part);
    });
  }
  return new Map([...bases].filter(([, fen]) => fen > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** So many percent of it, half a fen up, shared by what each is short of. */
export function addition(bases: ReadonlyMap<string, number>, percentage: number): Map<string, number> {
  const workers = [...bases.keys()];
  const fen = Math.floor((sum([...bases.values()]) * percentage + 50) / 100);
  return new Map(share(fen, [...bases.values()]).map((part, place) => [workers[place] ?? '', part] as const).filter(([, part]) => part > 0));
}
