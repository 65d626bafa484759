import type { LedgerChange, LedgerOutlook } from '../../repayment/plans/repayment-previews.service.js';
import type { RequestChange } from '../request-payload.js';

/** What would become different in the sums of a case, one change for each figure; amounts in fen. */
export function ledgerChanges({ before, after }: LedgerChange): RequestChange[] {
  const figures = (Object.keys(before) as (keyof LedgerOutlook)[]).filter((figure) => before[figure] !== after[figure]);
  return figures.map((what) => ({ what, subjectId: null, label: null, before: before[what], after: after[what] }));
}
