import type { ClaimDecisionsBody, ClaimDecisionsView, ClaimView, WorkerView } from '@/api/types.gen';
import type { ClaimKind } from '../../wanted';

/** A claim and whose it is. */
export interface OwnedClaim extends ClaimView {
  workerName: string;
}

export interface Which {
  /** All when empty. */
  kinds: readonly ClaimKind[];
  /** Also those that were decided before. */
  again: boolean;
}

export function claimsOf(workers: readonly WorkerView[]): OwnedClaim[] {
  return workers.flatMap(({ name, claims }) => claims.filter(({ withdrawnAt }) => withdrawnAt === null).map((claim) => ({ ...claim, workerName: name })));
}

export const pick = (claims: readonly OwnedClaim[], { kinds, again }: Which): OwnedClaim[] =>
  claims.filter(({ kind, verifiedFen }) => (kinds.length === 0 || kinds.includes(kind)) && (again || verifiedFen === null));

export type How = 'asClaimed' | 'adjust' | 'disallow';

export interface DecisionFields {
  how: How;
  kinds?: ClaimKind[];
  again?: boolean;
  /** By claim; what is not here is as claimed, null is no amount yet. */
  amounts?: Readonly<Record<string, number | null>>;
  /** Of each claim, where they are too many to be told one by one. */
  percent?: number | null;
  reason?: string;
  basis?: string;
  documentIds?: string[];
}

type Decision = ClaimDecisionsBody['decisions'][number];

/** One decision for each claim. An amount of nothing is a refusal, for which the basis is the reason. */
export function decisionsFor(claims: readonly OwnedClaim[], { how, amounts = {}, percent, reason = '', basis = '' }: DecisionFields, oneByOne: boolean): Decision[] {
  const amountOf = ({ id, claimedFen }: OwnedClaim): number => {
    if (how === 'asClaimed') return claimedFen;
    return oneByOne ? (amounts[id] ?? claimedFen) : Math.round((claimedFen * (percent ?? 100)) / 100);
  };
  return claims.map((claim) => {
    const seen = { claimId: claim.id, previousFen: claim.verifiedFen };
    if (how === 'disallow') return { ...seen, disallowedReason: reason };
    const verifiedFen = amountOf(claim);
    return verifiedFen === 0 ? { ...seen, disallowedReason: basis } : { ...seen, verifiedFen };
  });
}

/** What others decided while it was looked at, as they did: to be seen and decided again. */
export function decidedMeanwhile({ items }: ClaimDecisionsView, claims: readonly OwnedClaim[]): OwnedClaim[] {
  const now = new Map(items.flatMap(({ claimId, code, verifiedFen = null }) => (code === 'decidedMeanwhile' ? [[claimId, verifiedFen] as const] : [])));
  return claims.flatMap((claim) => (now.has(claim.id) ? [{ ...claim, verifiedFen: now.get(claim.id) ?? null }] : []));
}
