import { claimKinds, insuranceKinds, type ClaimKind, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { formatYuan } from '../../platform/money/fen.js';
import type { LedgerBalances } from './balances.js';
import { isSocialInsurance, kindsSettledBy } from './claim-kind.js';
import type { PlanBlocker } from './plan-blocker.js';
import { kindNames } from '../../cases/domain/kind-names.js';

/** Fen by kind; a kind that is absent is 0. */
export type FenByKind = Readonly<Partial<Record<ClaimKind, number>>>;

export interface CoverageInput {
  /** Verified less what employers paid (advances of a fund do not count). */
  verifiedUnpaidByKind: FenByKind;
  waivedByKind: FenByKind;
  instalments: readonly { kind: PaymentKind; amountFen: number }[];
}

/** What a plan has to cover, out of the ledger as it stands. */
export function amountsToCover({ byKind }: Pick<LedgerBalances, 'byKind'>): Omit<CoverageInput, 'instalments'> {
  return {
    verifiedUnpaidByKind: Object.fromEntries(byKind.map(({ kind, verifiedFen, paidFen }) => [kind, verifiedFen - paidFen])),
    waivedByKind: Object.fromEntries(byKind.map(({ kind, waivedFen }) => [kind, waivedFen])),
  };
}

/** What is outstanding, for `checkInstalments`. */
export function outstandingByKind({ byKind }: Pick<LedgerBalances, 'byKind'>): FenByKind {
  return Object.fromEntries(byKind.map(({ kind, outstandingFen }) => [kind, outstandingFen]));
}

/** A kind whose instalments do not sum to what is owed; `differenceFen` = planned − expected. */
export interface CoverageDifference {
  kind: PaymentKind;
  expectedFen: number;
  plannedFen: number;
  differenceFen: number;
}

/**
 * Whether the instalments of every kind sum to exactly what is verified and unpaid, less waivers. Empty = covered.
 *
 * The insurances may be promised each by its kind, together as `socialInsurance`, or mixed. With E = expected and P =
 * planned by its own kind: no insurance may have P > E, and the `socialInsurance` instalments must sum to the sum of all
 * E − P. Without such instalments every insurance must fit by itself.
 */
export function checkPlanCovers(input: CoverageInput): CoverageDifference[] {
  const expected = (kind: ClaimKind): number => (input.verifiedUnpaidByKind[kind] ?? 0) - (input.waivedByKind[kind] ?? 0);
  const planned = (kind: PaymentKind): number =>
    input.instalments.reduce((sum, instalment) => (instalment.kind === kind ? sum + instalment.amountFen : sum), 0);
  const together = input.instalments.some((instalment) => instalment.kind === 'socialInsurance');
  const differences = claimKinds
    .map((kind) => difference(kind, expected(kind), planned(kind)))
    .filter((found) => (together && isSocialInsurance(found.kind) ? found.differenceFen > 0 : found.differenceFen !== 0));
  if (!together) return differences;
  const rest = insuranceKinds.reduce((sum, kind) => sum + Math.max(0, expected(kind) - planned(kind)), 0);
  const joint = difference('socialInsurance', rest, planned('socialInsurance'));
  return joint.differenceFen === 0 ? differences : [...differences, joint];
}

/** The differences as blockers of adopting or agreeing on the plan. */
export function coverageBlockers(differences: readonly CoverageDifference[]): PlanBlocker[] {
  return differences.map(({ kind, expectedFen, plannedFen, differenceFen }) => ({
    code: 'instalmentsDoNotAddUp',
    path: 'instalments',
    overridable: false,
    params: {
      kind,
      kindName: kindNames[kind],
      expectedFen,
      plannedFen,
      differenceFen,
      expectedYuan: formatYuan(expectedFen),
      plannedYuan: formatYuan(plannedFen),
      differenceYuan: formatYuan(differenceFen),
    },
  }));
}

/** Whether anything of the kind is owed. */
export function isKindOwed(kind: PaymentKind, owedByKind: FenByKind): boolean {
  return kindsSettledBy(kind).some((settled) => (owedByKind[settled] ?? 0) > 0);
}

function difference(kind: PaymentKind, expectedFen: number, plannedFen: number): CoverageDifference {
  return { kind, expectedFen, plannedFen, differenceFen: plannedFen - expectedFen };
}
