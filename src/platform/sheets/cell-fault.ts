import type { Cell } from './sheet-row.js';

/** Why a cell's content is not known for certain, whatever its column means. */
export type CellFaultCode = 'formulaWithoutValue' | 'controlCharacter';

/** Control characters that no table holds on purpose; tab and line breaks are none of them. */
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/;

export const CELL_FAULT_MESSAGES: Record<CellFaultCode, string> = {
  formulaWithoutValue: '公式没有保存计算结果，请在 Excel 中打开并保存后再导入，或改为数值',
  controlCharacter: '含有无法显示的控制字符，请重新填写',
};

/** Null for a cell that can be read, also for a blank one. */
export function cellFault(cell: Cell): CellFaultCode | null {
  if (typeof cell === 'string') return CONTROL.test(cell) ? 'controlCharacter' : null;
  return isFormulaWithoutValue(cell) ? 'formulaWithoutValue' : null;
}

/** Whether a program wrote a formula and left its result to be worked out by whoever opens the workbook. */
export function isFormulaWithoutValue(cell: Cell): boolean {
  return typeof cell === 'object' && cell !== null && 'error' in cell && cell.noValue === true;
}

export function isCellFault(code: string): code is CellFaultCode {
  return Object.hasOwn(CELL_FAULT_MESSAGES, code);
}
