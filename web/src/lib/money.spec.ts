import fc from 'fast-check';
import { formatFen, formatYuanInput, MAX_FEN, parseYuan } from './money';

it.each([
  [0, '¥0.00'], [5, '¥0.05'], [100, '¥1.00'], [163_708_438, '¥1,637,084.38'], [-123_456, '−¥1,234.56'], [MAX_FEN, '¥1,000,000,000,000.00'],
])('%d fen read %s', (fen, text) => expect(formatFen(fen)).toBe(text));

it.each([
  ['1637084.38', 163_708_438], ['1,637,084.38', 163_708_438], ['¥ 12.5', 1250], ['￥1２', 1200], ['3000元', 300_000], ['0.1', 10], ['7.', 700], ['0', 0], ['1，000', 100_000],
])('%s is meant as %d fen', (text, fen) => expect(parseYuan(text)).toBe(fen));

it.each(['', '   ', '1.234', '1e3', '-5', '一百', '1.2.3', '.5', '99999999999999999', '1000000000000.01', '12元5', 'NaN', '0x10'])('%s is no amount', (text) => expect(parseYuan(text)).toBeNull());

it('what is shown is read as the same amount', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: MAX_FEN }), (fen) => {
    expect(parseYuan(formatFen(fen))).toBe(fen);
    expect(parseYuan(formatYuanInput(fen))).toBe(fen);
  }));
});
