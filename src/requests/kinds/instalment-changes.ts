import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import { type ComparedInstalment, compareInstalments } from '../../repayment/domain/plan-comparison.js';
import type { InstalmentDraft } from '../../repayment/domain/instalment-rules.js';
import type { RequestChange } from '../request-payload.js';

/** An instalment in force: what is outstanding on it, in fen. */
export interface OpenInstalment {
  id: string | null;
  no: number;
  kind: PaymentKind;
  /** As agreed. */
  dueOn: string;
  outstandingFen: number;
}

/** What is still open of the old instalments beside the new ones; what stays as it is left out. */
export function instalmentChanges(old: readonly OpenInstalment[], planned: readonly InstalmentDraft[]): RequestChange[] {
  const before = old.map(({ id, no, kind, dueOn, outstandingFen }): ComparedInstalment => ({ id: id ?? '', no, kind, dueOn, promisedFen: outstandingFen }));
  const after = planned.map(({ kind, dueOn, amountFen }, place): ComparedInstalment => ({ id: '', no: place + 1, kind, dueOn, promisedFen: amountFen }));
  return compareInstalments(before, after).filter(({ change }) => change !== 'kept' && change !== 'settled').map(({ kind, before: was, after: becomes }): RequestChange => ({
    what: 'instalment', subjectId: was?.id || null, label: kind,
    before: was ? { dueOn: was.dueOn, amountFen: was.promisedFen } : null,
    after: becomes ? { dueOn: becomes.dueOn, amountFen: becomes.promisedFen } : null,
  }));
}
