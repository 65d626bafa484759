/** Who made an offer; the union also where it was not noted who did. */
export const offerers = ['employer', 'workers', 'union'] as const;
export type Offerer = (typeof offerers)[number];

/** An offer made in a mediation; the amount in fen where one was named. */
export interface Offer {
  by: Offerer;
  text: string;
  amountFen: number | null;
}
