import { isBusinessDate } from '../../platform/time/formats.js';
import { paymentKinds, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { compareText } from './claim-order.js';
import type { Instalment } from './ledger-types.js';
import type { PlanBlocker } from './plan-blocker.js';
import { isKindOwed, type FenByKind } from './plan-coverage.js';
import { kindNames } from '../../cases/domain/kind-names.js';

/** Fifty years of months: past that it is a mistake, not a promise. */
export const maxInstalments = 600;

/** An instalment before it has its number. */
export interface InstalmentDraft {
  kind: PaymentKind;
  dueOn: string;
  amountFen: number;
}

/**
 * Everything wrong with the instalments taken one by one. `owedByKind` is what is outstanding (fen), `today` the business
 * date in the office's zone; an instalment due today is allowed. Whether they add up is `checkPlanCovers`'s question.
 */
export function checkInstalments(drafts: readonly InstalmentDraft[], owedByKind: FenByKind, today: string): PlanBlocker[] {
  if (drafts.length === 0) return [blocker('noInstalments', 'instalments')];
  if (drafts.length > maxInstalments) return [blocker('tooManyInstalments', 'instalments', { max: maxInstalments })];
  return drafts.flatMap((draft, index) => checkInstalment(draft, `instalments[${index}]`, owedByKind, today));
}

function checkInstalment(draft: InstalmentDraft, path: string, owedByKind: FenByKind, today: string): PlanBlocker[] {
  const found: PlanBlocker[] = [];
  if (!isBusinessDate(draft.dueOn)) found.push(blocker('instalmentDateInvalid', `${path}.dueOn`));
  else if (draft.dueOn < today) found.push(blocker('instalmentInThePast', `${path}.dueOn`, { today }));
  if (!Number.isSafeInteger(draft.amountFen) || draft.amountFen <= 0) found.push(blocker('instalmentAmountInvalid', `${path}.amountFen`));
  if (!isKindOwed(draft.kind, owedByKind)) {
    found.push(blocker('instalmentKindNotOwed', `${path}.kind`, { kind: draft.kind, kindName: kindNames[draft.kind] }));
  }
  return found;
}

/** Numbers instalments from 1 by due date, then kind, then as given. */
export function numberInstalments(drafts: readonly InstalmentDraft[]): Instalment[] {
  return [...drafts]
    .sort((a, b) => compareText(a.dueOn, b.dueOn) || paymentKinds.indexOf(a.kind) - paymentKinds.indexOf(b.kind))
    .map(({ kind, dueOn, amountFen }, index) => ({ no: index + 1, kind, dueOn, amountFen }));
}

function blocker(code: PlanBlocker['code'], path: string, params?: PlanBlocker['params']): PlanBlocker {
  return { code, path, overridable: false, params };
}
