/** One thing to be told to one person, waiting for its channel. */
export interface Waiting {
  id: string;
  eventKey: string;
  backlog: boolean;
}

/** Messages that a receiver takes. */
export interface Limit {
  perMinute: number;
  perSecond: number;
}

/** More events than these at once become one digest: three messages in a row are news, thirty are noise. */
const MOST_APART = 3;

/** A receiver counts by its own clock: a second more is waited. */
const MINUTE_MS = 61_000;
const SECOND_MS = 1_100;

/** How many messages a channel may still send, and from when on it may again. */
export interface Room {
  left: number;
  /** Null while there is room. */
  freeAt: Date | null;
}

/** @param tries when the channel was tried lately, in any order */
export function roomOf(limit: Limit | null, tries: readonly Date[], now: Date): Room {
  if (limit === null) return { left: Number.POSITIVE_INFINITY, freeAt: null };
  const times = tries.map((at) => at.getTime()).sort((a, b) => a - b);
  const windows = [[limit.perMinute, MINUTE_MS], [limit.perSecond, SECOND_MS]] as const;
  const rooms = windows.map(([most, length]) => {
    const within = times.filter((at) => at > now.getTime() - length);
    const blocking = within[within.length - most];
    return { left: Math.max(0, most - within.length), freeAt: blocking === undefined ? null : blocking + length };
  });
  const freeAt = Math.max(...rooms.map((room) => room.freeAt ?? 0));
  return { left: Math.min(...rooms.map(({ left }) => left)), freeAt: freeAt === 0 ? null : new Date(freeAt) };
}

/**
 * What goes into the next message: the oldest event, for everybody who is told of it; or all events as one digest, when they are
 * more than three, more than the receiver takes, or left over from an outage.
 * @param waiting oldest first
 */
export function nextMessage(waiting: readonly Waiting[], left: number): { ids: string[]; digest: boolean } {
  const events = new Set(waiting.map(({ eventKey }) => eventKey));
  const all = events.size > Math.min(MOST_APART, left) || waiting.some(({ backlog }) => backlog);
  const [first] = waiting;
  const chosen = all ? waiting : waiting.filter(({ eventKey }) => eventKey === first?.eventKey);
  return { ids: chosen.map(({ id }) => id), digest: all && events.size > 1 };
}
