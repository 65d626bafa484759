import type { ClaimView } from '@/api/types.gen';

export interface Sums {
  claimedFen: number;
  verifiedFen: number;
  agreedFen: number;
  paidFen: number;
  /** Claims that stand. */
  count: number;
  undecided: number;
}

/** What claims come to, those that were withdrawn left out. */
export function sumsOf(claims: readonly ClaimView[]): Sums {
  const standing = claims.filter(({ withdrawnAt }) => withdrawnAt === null);
  const sum = (amountOf: (claim: ClaimView) => number): number => standing.reduce((fen, claim) => fen + amountOf(claim), 0);
  return {
    claimedFen: sum(({ claimedFen }) => claimedFen), verifiedFen: sum(({ verifiedFen }) => verifiedFen ?? 0),
    agreedFen: sum(({ agreedFen }) => agreedFen), paidFen: sum(({ paidFen }) => paidFen),
    count: standing.length, undecided: standing.filter(({ verifiedFen }) => verifiedFen === null).length,
  };
}
