/** The largest amount the API takes: one thousand billion yuan. */
export const MAX_FEN = 100_000_000_000_000;

/**
 * An amount as people read it: `formatFen(163708438)` → ¥1,637,084.38. Only whole numbers are calculated with.
 * @param fen an integer, negative for what was taken back
 */
export function formatFen(fen: number): string {
  const size = Math.abs(fen);
  const yuan = Math.floor(size / 100).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}¥${yuan}.${(size % 100).toString().padStart(2, '0')}`;
}

/** As it stands in an input that is not being typed in: `1,637,084.38`. */
export const formatYuanInput = (fen: number): string => formatFen(fen).replace('¥', '');

/**
 * What somebody typed as yuan, in fen; without a floating-point number on the way. Separators, a currency sign, 元 and full-width
 * digits are taken as they are meant.
 * @returns null when it is no amount of at most two decimals, or more than the API takes
 */
export function parseYuan(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,，']/g, '').replace(/^[¥￥]|元$/g, '').replace('。', '.');
  const [, yuan, decimals = ''] = /^(\d{1,15})(?:\.(\d{0,2}))?$/.exec(plain) ?? [];
  if (yuan === undefined) return null;
  const fen = Number(`${yuan}${decimals.padEnd(2, '0')}`);
  return Number.isSafeInteger(fen) && fen <= MAX_FEN ? fen : null;
}
