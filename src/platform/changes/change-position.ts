/** How long a reader may be away and still be told what it missed. */
export const KEPT_MS = 24 * 60 * 60_000;

const LARGEST_XID = 2n ** 63n - 1n;
const FORM = /^([0-9a-f]{8})-(\d{1,19}:\d{1,19}:(?:\d{1,19}(?:,\d{1,19}){0,999})?)-(\d{1,12})$/;

/** What PostgreSQL says of a moment: which transactions had ended, in which run of which database. */
export interface Moment {
  /** Which run of which database counts the transactions: of another one they mean nothing. */
  epoch: string;
  /** `pg_snapshot` as text: below the first number all had ended, from the second on none had begun, those of the list were under way. */
  snapshot: string;
}

/** Up to where a reader was told everything, and nothing after. */
export interface ChangePosition extends Moment {
  /** When it was taken, ms since 1970, to the second. */
  at: number;
}

export const formatPosition = ({ epoch, snapshot, at }: ChangePosition): string => `${epoch}-${snapshot}-${Math.floor(at / 1000)}`;

/** @returns null for whatever is none, so also for a snapshot that PostgreSQL would not read */
export function parsePosition(text: string): ChangePosition | null {
  const [, epoch, snapshot, seconds] = FORM.exec(text) ?? [];
  if (epoch === undefined || snapshot === undefined || seconds === undefined || !isSnapshot(snapshot)) return null;
  return { epoch, snapshot, at: Number(seconds) * 1000 };
}

function isSnapshot(snapshot: string): boolean {
  const [min, max] = [xmin(snapshot), xmax(snapshot)];
  const underWay = (snapshot.split(':')[2] ?? '').split(',').filter(Boolean).map(BigInt);
  return min > 0n && min <= max && max <= LARGEST_XID && underWay.every((xid, i) => xid >= (underWay[i - 1] ?? min) && xid < max);
}

/** Below this transaction all had ended. */
export const xmin = (snapshot: string): bigint => BigInt(snapshot.split(':')[0] ?? '0');

/** From this transaction on none had begun. */
export const xmax = (snapshot: string): bigint => BigInt(snapshot.split(':')[1] ?? '0');

/** Whether all that came after `position` is known at the moment `present`, which is `now` (ms since 1970). */
export function canResume(position: ChangePosition, present: Moment, now: number): boolean {
  return position.epoch === present.epoch && xmax(position.snapshot) <= xmax(present.snapshot) && now - position.at < KEPT_MS;
}
