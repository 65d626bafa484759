import { cellText } from './cell-text.js';
import type { SheetRow } from './sheet-row.js';

const TOTAL = /^.{0,12}?(合计|总计|小计|共计|累计|总额)(\d+[人笔户]|[([].{0,12}[)\]]|人民币|金额|数)?:?$/;
const COUNTER = /^(\d{1,3}|[甲乙丙丁戊己庚辛壬癸]|[A-Z])$/;

/** Whether a cell's text labels a row of sums, such as `合 计`, `第一车间小计` or `总计（59人）`. */
export function totalLabel(text: string): 'subtotal' | 'total' | null {
  const label = TOTAL.exec(text.normalize('NFKC').replace(/\s+/g, ''))?.[1];
  return label === undefined ? null : label === '小计' ? 'subtotal' : 'total';
}

/** Whether a row only numbers or letters the columns (`甲 乙 丙 1 2 3`), as statistical tables do below their heading. */
export function isColumnCounter(row: SheetRow): boolean {
  const texts = row.cells.map(cellText).filter((text) => text !== '');
  return texts.length >= 3 && texts.every((text) => COUNTER.test(text)) && new Set(texts).size === texts.length;
}
