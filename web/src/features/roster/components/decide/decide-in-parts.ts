import { rosterDecide } from '@/api/sdk.gen';
import type { ClaimDecisionsBody, ClaimDecisionsView } from '@/api/types.gen';
import type { Once } from '@/lib/use-command';

export type Decisions = ClaimDecisionsBody;

/** The API takes this many at once. */
const AT_ONCE = 5_000;

/** Sends any number of decisions, part by part, each a command of its own that a repeat does not do twice. @throws ProblemError for the first part that is refused as a whole; the parts before it stand */
export async function decideInParts(caseId: string, { decisions, ...rest }: Decisions, { headers }: Once): Promise<{ data: ClaimDecisionsView }> {
  const all: ClaimDecisionsView = { items: [], decided: 0, refused: 0 };
  for (let first = 0; first < decisions.length; first += AT_ONCE) {
    const body = { ...rest, decisions: decisions.slice(first, first + AT_ONCE) };
    const { data } = await rosterDecide({ path: { id: caseId }, body, headers: { 'idempotency-key': `${headers['idempotency-key']}.${first}` } });
    all.items.push(...data.items);
    all.decided += data.decided;
    all.refused += data.refused;
  }
  return { data: all };
}
