import type { Case } from './case.entity.js';

/**
 * What a query grouped by case found, in the order of the cases it was asked for.
 * @param none the answer for a case without a row
 */
export function inOrderOf<R extends { caseId: string }, Answer>(kases: readonly Case[], rows: readonly R[], read: (row: R) => Answer, none: Answer): Answer[] {
  const byCase = new Map(rows.map((row) => [row.caseId, row]));
  return kases.map(({ id }) => {
    const row = byCase.get(id);
    return row ? read(row) : none;
  });
}

export const idsOf = (kases: readonly Case[]): string[] => kases.map(({ id }) => id);
