/** The unit a column of amounts is written in: fen, yuan, thousands or ten thousands of yuan. */
export type AmountUnit = 'fen' | 'yuan' | 'qian' | 'wan';

/** How many decimal places a number in this unit is above yuan. */
export const UNIT_PLACES: Record<AmountUnit, number> = { fen: -2, yuan: 0, qian: 3, wan: 4 };

export const UNIT_NAMES: Record<AmountUnit, string> = { fen: '分', yuan: '元', qian: '千元', wan: '万元' };

const BY_NAME: Record<string, AmountUnit> = { 分: 'fen', 元: 'yuan', 千元: 'qian', 万元: 'wan' };

/** The unit a heading ends with or holds in brackets, such as `欠薪金额（万元）` or `欠薪金额/元`; null when it names none. */
export function unitOfHeading(heading: string): AmountUnit | null {
  return named(/(?:[([【]\s*(?:单位\s*:?)?\s*(?:人民币)?\s*(分|元|千元|万元)\s*[)\]】]|[/:]\s*(分|元|千元|万元)$)/.exec(heading.normalize('NFKC').trim()));
}

/** The unit named by a line above a table, such as `单位：元`; `填表单位：元宝公司` names none. */
export function unitOfNote(note: string): AmountUnit | null {
  return named(/(?:单\s*位|币\s*种)\s*:\s*(?:人民币)?\s*\(?(分|元|千元|万元)(?![\p{L}\p{N}])/u.exec(note.normalize('NFKC')));
}

function named(match: RegExpExecArray | null): AmountUnit | null {
  const name = match?.slice(1).find((group) => group !== undefined);
  return name === undefined ? null : (BY_NAME[name] ?? null);
}
