import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { kindRank } from './claim-kind.js';

interface Addressed {
  workerId: string | null;
  kind: ClaimKind;
}

interface Dated {
  claimId: string;
  from?: string | null;
  to?: string | null;
}

/** Names one worker × kind; ids hold no slash. */
export function cellKey(address: Addressed): string {
  return `${address.workerId ?? ''}/${address.kind}`;
}

/** The one order of workers and kinds, so that a plan's lines and a lump of the same size break ties alike. */
export function compareCells(a: Addressed, b: Addressed): number {
  return compareText(a.workerId ?? '', b.workerId ?? '') || kindRank(a.kind) - kindRank(b.kind);
}

/** Oldest period first; a claim without a period comes last; the id decides between equals. */
export function compareClaimAge(a: Dated, b: Dated): number {
  return compareText(startOf(a), startOf(b)) || compareText(a.claimId, b.claimId);
}

/** By code unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function startOf(claim: Dated): string {
  return claim.from ?? claim.to ?? '9999-12';
}
