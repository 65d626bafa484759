import { isBusinessDate } from '../../platform/time/formats.js';
import { paymentKinds, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { compareText } from './claim-order.js';
import { addFen } from './fen-sum.js';
import type { Instalment } from './ledger-types.js';
import type { PlanBlocker } from './plan-blocker.js';
import { isKindOwed, type FenByKind } from './plan-coverage.js';
import { kindNames } from '../../cases/domain/kind-names.js';

/** Fifty years: past that it is a mistake, not a promise, and no calendar tells its working days. */
const YEARS_AHEAD = 50;
/** One a month. */
export const maxInstalments = 12 * YEARS_AHEAD;

/** An instalment before it has its number. */
export interface InstalmentDraft {
  kind: PaymentKind;
  dueOn: string;
  amountFen: number;
}

/** What is overdue of the plan in force, in fen by kind and agreed day: a revision may leave it where it is. */
export type CarriedOver = ReadonlyMap<string, number>;

const placeOf = ({ kind, dueOn }: Pick<InstalmentDraft, 'kind' | 'dueOn'>): string => `${dueOn}/${kind}`;

/** What of the instalments in force is still outstanding. */
export function carriedOver(instalments: readonly { kind: PaymentKind; dueOn: string; outstandingFen: number }[]): CarriedOver {
  const fen = new Map<string, number>();
  for (const instalment of instalments) fen.set(placeOf(instalment), addFen(fen.get(placeOf(instalment)) ?? 0, instalment.outstandingFen));
  return fen;
}

/**
 * Everything wrong with the instalments taken one by one. `owedByKind` is what is outstanding (fen), `today` the business
 * date in the office's zone; an instalment due today is allowed, an earlier one only for what was due on that day already. Whether
 * they add up is `checkPlanCovers`'s question.
 */
export function checkInstalments(drafts: readonly InstalmentDraft[], owedByKind: FenByKind, today: string, overdue: CarriedOver = new Map()): PlanBlocker[] {
  if (drafts.length === 0) return [blocker('noInstalments', 'instalments')];
  if (drafts.length > maxInstalments) return [blocker('tooManyInstalments', 'instalments', { max: maxInstalments })];
  const left = new Map(overdue);
  return drafts.flatMap((draft, index) => checkInstalment(draft, `instalments[${index}]`, owedByKind, today, left));
}

function checkInstalment(draft: InstalmentDraft, path: string, owedByKind: FenByKind, today: string, overdue: Map<string, number>): PlanBlocker[] {
  const found: PlanBlocker[] = [];
  if (!isBusinessDate(draft.dueOn)) found.push(blocker('instalmentDateInvalid', `${path}.dueOn`));
  else if (draft.dueOn < today) {
    const leftFen = (overdue.get(placeOf(draft)) ?? NaN) - draft.amountFen;
    overdue.set(placeOf(draft), leftFen);
    if (!(leftFen >= 0)) found.push(blocker('instalmentInThePast', `${path}.dueOn`, { today }));
  } else if (draft.dueOn > lastDueOn(today)) found.push(blocker('instalmentTooFarAhead', `${path}.dueOn`, { last: lastDueOn(today) }));
  if (!Number.isSafeInteger(draft.amountFen) || draft.amountFen <= 0) found.push(blocker('instalmentAmountInvalid', `${path}.amountFen`));
  if (!isKindOwed(draft.kind, owedByKind)) {
    found.push(blocker('instalmentKindNotOwed', `${path}.kind`, { kind: draft.kind, kindName: kindNames[draft.kind] }));
  }
  return found;
}

const lastDueOn = (today: string): string => `${Number(today.slice(0, 4)) + YEARS_AHEAD}-12-31`;

/** Numbers instalments from 1 by due date, then kind, then as given. */
export function numberInstalments(drafts: readonly InstalmentDraft[]): Instalment[] {
  return [...drafts]
    .sort((a, b) => compareText(a.dueOn, b.dueOn) || paymentKinds.indexOf(a.kind) - paymentKinds.indexOf(b.kind))
    .map(({ kind, dueOn, amountFen }, index) => ({ no: index + 1, kind, dueOn, amountFen }));
}

function blocker(code: PlanBlocker['code'], path: string, params?: PlanBlocker['params']): PlanBlocker {
  return { code, path, overridable: false, params };
}
