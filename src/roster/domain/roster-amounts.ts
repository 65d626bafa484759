import type { AmountUnit } from '../../platform/money/amount-unit.js';
import { unitOfHeading, unitOfNote } from '../../platform/money/amount-unit.js';
import { readSheetAmount } from '../../platform/sheets/cell-amount.js';
import type { SheetTable } from '../../platform/sheets/table-reader.js';
import { ROSTER_AMOUNT_KINDS } from './roster-columns.js';
import type { RosterAmountKind, RosterColumnKey } from './roster-columns.js';
import type { RosterRowView } from './roster-row-view.js';
import type { RosterAmounts } from './roster-row.js';

/** 100 million yuan: more than one worker is ever owed of one kind; the sums of a whole roster stay exact below it. */
export const MAX_CLAIM_FEN = 10_000_000_000;

export type AmountUnits = ReadonlyMap<RosterAmountKind, AmountUnit>;

/** The unit of each column of amounts: what its heading says, else what a line above the table says, else yuan. */
export function amountUnits(table: SheetTable<RosterColumnKey>): AmountUnits {
  const ofSheet = table.notes.map(unitOfNote).find((unit) => unit !== null) ?? 'yuan';
  const units = new Map<RosterAmountKind, AmountUnit>();
  for (const kind of ROSTER_AMOUNT_KINDS) {
    const column = table.columns.get(kind);
    if (column !== undefined) units.set(kind, unitOfHeading(column.heading) ?? ofSheet);
  }
  return units;
}

/** All amounts of a worker's row in fen, with what is wrong noted in the view, and those that could be read for the totals. */
export function readAmounts(view: RosterRowView, units: AmountUnits): { amounts: RosterAmounts; readable: Map<RosterAmountKind, number | null> } {
  const amounts: RosterAmounts = { wages: 0, pension: 0, medical: 0, unemployment: 0, workInjury: 0 };
  const readable = new Map<RosterAmountKind, number | null>();
  for (const [kind, unit] of units) {
    const read = view.isBlank(kind) ? null : readSheetAmount(view.cell(kind), unit);
    if (read === null) continue;
    const checked = 'fen' in read && read.fen > MAX_CLAIM_FEN ? { error: 'tooLarge' as const } : read;
    readable.set(kind, 'fen' in checked ? checked.fen : null);
    if ('fen' in checked) amounts[kind] = checked.fen;
    else view.refuse(kind, checked.error);
  }
  return { amounts, readable };
}
