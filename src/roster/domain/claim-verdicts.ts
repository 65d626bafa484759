/** A decision as somebody sends it: an amount found right in fen, or why nothing is. */
export interface DecisionInput {
  readonly claimId: string;
  readonly verifiedFen?: number | undefined;
  readonly disallowedReason?: string | undefined;
  /** What it was decided as when it was looked at, in fen, null for undecided; left out, whatever was decided is replaced. */
  readonly previousFen?: number | null | undefined;
}

/** A claim as it stands when it is decided; amounts in fen. */
export interface DecidableClaim {
  readonly id: string;
  readonly claimedFen: number;
  /** Null while undecided. */
  readonly verifiedFen: number | null;
  readonly disallowedReason: string | null;
  readonly withdrawn: boolean;
  readonly paidFen: number;
}

export type DecisionRefusal =
  | 'unknownClaim'
  | 'decidedTwice'
  | 'verifiedOrReason'
  | 'disallowNeedsReason'
  | 'claimWithdrawn'
  | 'moreThanClaimed'
  | 'lessThanPaid'
  | 'decidedMeanwhile'
  | 'claimAlreadyDecided';

export type DecisionVerdict =
  | { readonly claimId: string; readonly ok: true; readonly change: ClaimChange | null }
  /** `verifiedFen`: as it stands, of a claim that somebody else decided meanwhile. */
  | { readonly claimId: string; readonly ok: false; readonly code: DecisionRefusal; readonly verifiedFen?: number | null };

/** What a good decision writes; null in a verdict when the claim stands so already. */
export interface ClaimChange {
  readonly claimId: string;
  readonly verifiedFen: number;
  readonly disallowedReason: string | null;
  readonly previousFen: number | null;
}

/**
 * A verdict for each decision, in their order; each stands for itself, so a wrong one does not keep the others from being taken.
 *
 * @param settled of a claim: what was decided stands, because a plan rests on it or an authority has decided it; it changes by a
 *   granted request only
 */
export function decideClaims<C extends DecidableClaim>(decisions: readonly DecisionInput[], claims: ReadonlyMap<string, C>, settled: (claim: C) => boolean): DecisionVerdict[] {
  const seen = new Set<string>();
  return decisions.map((decision) => {
    const { claimId } = decision;
    const repeated = seen.has(claimId);
    seen.add(claimId);
    const claim = claims.get(claimId);
    const code = repeated ? 'decidedTwice' : claim === undefined ? 'unknownClaim' : refusal(decision, claim, settled(claim));
    if (code === 'decidedMeanwhile' && claim !== undefined) return { claimId, ok: false, code, verifiedFen: claim.verifiedFen };
    if (code !== null || claim === undefined) return { claimId, ok: false, code: code ?? 'unknownClaim' };
    return { claimId, ok: true, change: stands(decision, claim) ? null : changeOf(decision, claim) };
  });
}

function refusal({ verifiedFen, disallowedReason, previousFen }: DecisionInput, claim: DecidableClaim, settled: boolean): DecisionRefusal | null {
  if ((verifiedFen === undefined) === (disallowedReason === undefined)) return 'verifiedOrReason';
  if (verifiedFen === 0) return 'disallowNeedsReason';
  if (claim.withdrawn) return 'claimWithdrawn';
  const amount = verifiedFen ?? 0;
  if (amount > claim.claimedFen) return 'moreThanClaimed';
  if (stands({ claimId: claim.id, verifiedFen, disallowedReason }, claim)) return null;
  if (settled && claim.verifiedFen !== null) return 'claimAlreadyDecided';
  if (previousFen !== undefined && previousFen !== claim.verifiedFen) return 'decidedMeanwhile';
  return amount < claim.paidFen ? 'lessThanPaid' : null;
}

const stands = ({ verifiedFen, disallowedReason }: DecisionInput, claim: DecidableClaim): boolean =>
  claim.verifiedFen === (verifiedFen ?? 0) && claim.disallowedReason === (disallowedReason ?? null);

const changeOf = ({ claimId, verifiedFen, disallowedReason }: DecisionInput, claim: DecidableClaim): ClaimChange => ({
  claimId, verifiedFen: verifiedFen ?? 0, disallowedReason: disallowedReason ?? null, previousFen: claim.verifiedFen,
});
