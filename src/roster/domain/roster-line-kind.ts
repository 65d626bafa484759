import { isFormulaWithoutValue } from '../../platform/sheets/cell-fault.js';
import { cellText, isBlank } from '../../platform/sheets/cell-text.js';
import { totalLabel } from '../../platform/sheets/row-kind.js';
import type { SheetRow } from '../../platform/sheets/sheet-row.js';
import type { SheetTable } from '../../platform/sheets/table-reader.js';
import { ROSTER_AMOUNT_KINDS } from './roster-columns.js';
import type { RosterColumnKey } from './roster-columns.js';
import { RosterRowView } from './roster-row-view.js';

/** What a line below the heading is: a worker, a sum of the workers above, amounts beside nothing, or nothing to import. */
export type RosterLineKind = 'worker' | 'total' | 'subtotal' | 'amountsOnly' | 'other';

type Columns = Pick<SheetTable<RosterColumnKey>, 'columns'>;

/** What stands at the foot of a sheet: who filled it in, signatures, seals, remarks. */
const FOOTER = /[:：]|签字|签章|盖章|签名|^(?:注|备注|说明|填表|制表|审核|复核|以上|本表|附|日期|\d{4}年)/;
const PERSONAL: readonly RosterColumnKey[] = ['idNumber', 'phone', 'bankCard'];

/**
 * Tells workers from sums, blank or pre-numbered lines, footers and headings repeated on each page.
 *
 * @param afterTotal whether the sheet's total stands above: below it, words alone are signatures
 */
export function rosterLineKind(table: Columns, line: SheetRow, afterTotal: boolean): RosterLineKind {
  const view = new RosterRowView(table, line);
  if (isRepeatedHeading(table, view)) return 'other';
  const total = labelOfSum(table, view, line);
  if (total !== null) return total;
  const filled = [...table.columns.keys()].filter((key) => key !== 'no' && !isBlank(view.cell(key)) && !isNoAmount(view, key));
  if (filled.length === 0) return 'other';
  const onlyWords = !filled.some((key) => isAmount(key) || (PERSONAL.includes(key) && holdsNumber(view, key)));
  if (onlyWords && view.ordinal('no') === null && (afterTotal || isFooter(line))) return 'other';
  return filled.every(isAmount) && view.isBlank('no') ? 'amountsOnly' : 'worker';
}

function isRepeatedHeading(table: Columns, view: RosterRowView): boolean {
  return (['name', 'idNumber'] as const).every((key) => {
    const heading = table.columns.get(key)?.heading ?? '';
    return view.text(key) !== '' && heading.endsWith(view.text(key));
  });
}

/** A sum's label stands before the first amount, in a line without an identity number. */
function labelOfSum(table: Columns, view: RosterRowView, line: SheetRow): 'total' | 'subtotal' | null {
  if (!view.isBlank('idNumber') && totalLabel(view.text('idNumber')) === null) return null;
  const amountPlaces = [...table.columns].filter(([key]) => isAmount(key)).map(([, column]) => column.index);
  const labels = line.cells.slice(0, Math.min(...amountPlaces, line.cells.length)).map(cellText);
  return labels.map(totalLabel).find((label) => label !== null) ?? null;
}

function isFooter(line: SheetRow): boolean {
  const texts = line.cells.map(cellText).filter((text) => text !== '');
  return FOOTER.test(texts[0] ?? '') || (texts.length === 1 && [...(texts[0] ?? '')].length > 15);
}

/** Lines prepared for later are often filled down with zeros or formulas. */
function isNoAmount(view: RosterRowView, key: RosterColumnKey): boolean {
  return isAmount(key) && (/^0+(?:\.0*)?$/.test(view.text(key)) || isFormulaWithoutValue(view.cell(key)));
}

/** A signature may stand in the column of identity numbers. */
function holdsNumber(view: RosterRowView, key: RosterColumnKey): boolean {
  return /[\p{Nd}*＊]/u.test(view.text(key));
}

function isAmount(key: RosterColumnKey): boolean {
  return ROSTER_AMOUNT_KINDS.some((kind) => kind === key);
}
