import { compareText } from './claim-order.js';
import { comparePlans, type AgreedPlan, type LedgerHistory, type Posting, type Waiver } from './ledger-types.js';

/** Something that moves money on the ledger. */
export type LedgerEvent = { posting: Posting; waiver?: undefined } | { posting?: undefined; waiver: Waiver };

/** The events that were recorded while one revision of the plan was in force (`null`: before any), in the order they count. */
export interface LedgerPeriod {
  plan: AgreedPlan | null;
  events: LedgerEvent[];
}

/**
 * Cuts a history into the periods of its plan revisions. Inside a period the business date decides, then the recording, then
 * the id: so a back-dated payment lands before what was paid after it, whenever it was typed in. Reversed postings are left out.
 */
export function periodsOf(history: LedgerHistory): LedgerPeriod[] {
  const plans = [...history.plans].sort(comparePlans);
  const periods: LedgerPeriod[] = [null, ...plans].map((plan) => ({ plan, events: [] }));
  for (const event of eventsOf(history)) {
    const { seq } = keyOf(event);
    periods.findLast(({ plan }) => plan === null || plan.agreedSeq <= seq)?.events.push(event);
  }
  return periods;
}

function eventsOf({ postings, waivers }: LedgerHistory): LedgerEvent[] {
  const standing = postings.filter((posting) => !posting.reversedBy);
  const events: LedgerEvent[] = [...standing.map((posting) => ({ posting })), ...waivers.map((waiver) => ({ waiver }))];
  return events.sort((left, right) => {
    const [a, b] = [keyOf(left), keyOf(right)];
    return compareText(a.on, b.on) || a.seq - b.seq || compareText(a.id, b.id);
  });
}

function keyOf({ posting, waiver }: LedgerEvent): { on: string; seq: number; id: string } {
  return posting
    ? { on: posting.paidOn, seq: posting.seq, id: posting.id }
    : { on: waiver.grantedOn, seq: waiver.seq, id: waiver.id };
}
