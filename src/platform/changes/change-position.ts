/** How long a reader may be away and still be told what it missed. */
export const KEPT_MS = 24 * 60 * 60_000;

const LARGEST_XID = 2n ** 63n - 1n;
const FORM = /^([0-9a-f]{8})-(\d{1,19})-(\d{1,12})$/;

/** Up to where a reader was told everything: every transaction below `xid` had ended. */
export interface ChangePosition {
  /** Which run of which database counts the transactions: of another one they mean nothing. */
  epoch: string;
  xid: bigint;
  /** When it was taken, ms since 1970, to the second. */
  at: number;
}

export const formatPosition = ({ epoch, xid, at }: ChangePosition): string => `${epoch}-${xid}-${Math.floor(at / 1000)}`;

/** @returns null for whatever is none */
export function parsePosition(text: string): ChangePosition | null {
  const [, epoch, xid, seconds] = FORM.exec(text) ?? [];
  if (epoch === undefined || xid === undefined || seconds === undefined || BigInt(xid) > LARGEST_XID) return null;
  return { epoch, xid: BigInt(xid), at: Number(seconds) * 1000 };
}

/** Whether all that came after `position` is known `now`, in the run of the database whose next transaction is `next`. */
export function canResume(position: ChangePosition, { epoch, next, now }: { epoch: string; next: bigint; now: number }): boolean {
  return position.epoch === epoch && position.xid <= next && now - position.at < KEPT_MS;
}
