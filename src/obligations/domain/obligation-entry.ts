/** What moves one obligation, from the claim to the last fen. */
export const obligationEntryTypes = ['claimed', 'decided', 'disallowed', 'withdrawn', 'promised', 'paid', 'advanced', 'waived', 'reversed'] as const;
export type ObligationEntryType = (typeof obligationEntryTypes)[number];

/** One thing that moved an obligation, by whom and on what evidence; amounts in fen, `on` a business date. */
export interface ObligationEntry {
  claimId: string;
  type: ObligationEntryType;
  at: Date;
  on: string | null;
  amountFen: number | null;
  byId: string | null;
  reason: string | null;
  documentIds: readonly string[];
  reference: string | null;
  revision: number | null;
  subjectId: string;
  requestId: string | null;
}

/** An entry of which nothing is known but what is given. */
export const entry = (known: Pick<ObligationEntry, 'claimId' | 'type' | 'at' | 'subjectId'> & Partial<ObligationEntry>): ObligationEntry => ({
  on: null, amountFen: null, byId: null, reason: null, documentIds: [], reference: null, revision: null, requestId: null, ...known,
});

/** The entries of each claim in the order in which they were recorded; within one instant as a chain reads. */
export function entriesByClaim(entries: readonly ObligationEntry[]): Map<string, ObligationEntry[]> {
  const byClaim = new Map<string, ObligationEntry[]>();
  for (const one of entries) byClaim.set(one.claimId, [...(byClaim.get(one.claimId) ?? []), one]);
  const rank = ({ type }: ObligationEntry): number => obligationEntryTypes.indexOf(type);
  for (const chain of byClaim.values()) chain.sort((a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b) || (a.subjectId < b.subjectId ? -1 : 1));
  return byClaim;
}
