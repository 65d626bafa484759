import fc from 'fast-check';
import { readDecimal, wholeDigits } from './decimal-text.js';
import { MAX_AMOUNT_FEN, formatYuan, parseYuan, splitLargestRemainder } from './fen.js';

const amount = fc.integer({ min: 0, max: MAX_AMOUNT_FEN });

describe('an amount as people write it', () => {
  it.each([
    ['12345.60', 1234560],
    ['１２，３４５．６０元', 1234560],
    ['￥1,637,084.38', 163708438],
    ['¥ 12 345.6', 1234560],
    ['人民币 300 元整', 30000],
    ['RMB300圆', 30000],
    ['1.2万元', 1200000],
    ['+5', 500],
    ['.5', 50],
    ['5.', 500],
    ['1234.5600', 123456],
    ['-0', 0],
    ['\u00a0 12 ', 1200],
    ['0012', 1200],
  ])('%s', (text, fen) => {
    expect(parseYuan(text)).toEqual({ fen });
  });

  it.each([
    ['九千元', 'notANumber'],
    ['', 'notANumber'],
    ['元', 'notANumber'],
    ['1,23', 'notANumber'],
    ['1,2345', 'notANumber'],
    ['1.2.3', 'notANumber'],
    ['3万5千', 'notANumber'],
    ['1万2000元', 'notANumber'],
    ['12/13', 'notANumber'],
    ['1e3x', 'notANumber'],
    ['--5', 'notANumber'],
    ['100元 200元', 'notANumber'],
    [`${'1'.repeat(50_000)}x`, 'notANumber'],
    ['1234.567', 'finerThanFen'],
    ['1.23456789万', 'finerThanFen'],
    ['25067.139999999999', 'finerThanFen'],
    ['-500', 'negative'],
    ['－500元', 'negative'],
    ['(1,500.00)', 'negative'],
    ['-0.001', 'negative'],
    ['10000000000.01', 'tooLarge'],
    ['9'.repeat(70), 'tooLarge'],
  ])('is refused with a reason: %s', (text, error) => {
    expect(parseYuan(text)).toEqual({ error });
  });

  it('comes back from its own display', () => {
    fc.assert(fc.property(amount, (fen) => expect(parseYuan(formatYuan(fen))).toEqual({ fen })));
  });

  it('in ten thousands is the same amount', () => {
    fc.assert(
      fc.property(amount, (fen) => {
        const digits = String(fen).padStart(7, '0');
        expect(parseYuan(`${digits.slice(0, -6)}.${digits.slice(-6)}`, 'wan')).toEqual({ fen });
        expect(parseYuan(`${String(fen)}`, 'fen')).toEqual({ fen });
      }),
    );
  });

  it('that names its own unit keeps it in a column of another', () => {
    expect([parseYuan('300元', 'wan'), parseYuan('1.5万元', 'wan'), parseYuan('1.5', 'qian')]).toEqual([{ fen: 30000 }, { fen: 1500000 }, { fen: 150000 }]);
  });
});

describe("a sheet's number", () => {
  it.each([
    ['25067.139999999999', 2506714],
    ['1.2345E4', 1234500],
    ['1.5E-1', 15],
    ['4.0000000000000001E-2', 4],
    ['163708438E-2', 163708438],
    ['0', 0],
    ['-0.0', 0],
    ['-1E-9', 0],
  ])('%s', (number, fen) => {
    expect(parseYuan({ number })).toEqual({ fen });
  });

  it.each([
    ['1234.567', 'finerThanFen'],
    ['0.00001', 'finerThanFen'],
    ['12.340002', 'finerThanFen'],
    ['-1E-2', 'negative'],
    ['1E300', 'tooLarge'],
    ['1E99999', 'notANumber'],
    ['NaN', 'notANumber'],
    ['12元', 'notANumber'],
    ['', 'notANumber'],
  ])('is refused with a reason: %s', (number, error) => {
    expect(parseYuan({ number })).toEqual({ error });
  });

  it('is its fen however the float of it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (fen) => {
        const float = fen / 100;
        for (const number of [String(float), float.toPrecision(17), float.toExponential(), float.toExponential(16)]) expect(parseYuan({ number })).toEqual({ fen });
      }),
    );
  });
});

describe('decimal digits', () => {
  it('are taken apart exactly', () => {
    expect(readDecimal('-12.340')).toEqual({ negative: true, digits: 1234n, scale: 2 });
    expect(readDecimal('1.20E1')).toEqual({ negative: false, digits: 12n, scale: 0 });
    expect(readDecimal('100E-1')).toEqual({ negative: false, digits: 10n, scale: 0 });
    expect([readDecimal('.'), readDecimal('1E'), readDecimal('0x1'), readDecimal('1'.repeat(401))]).toEqual([null, null, null, null]);
  });

  it('give whole numbers without exponent', () => {
    expect([wholeDigits('6.4E+2'), wholeDigits('19937453169.0'), wholeDigits('-5'), wholeDigits('1.5'), wholeDigits('x')]).toEqual(['640', '19937453169', '-5', null, null]);
  });
});

describe('showing fen', () => {
  it.each([
    [163708438, '¥1,637,084.38'],
    [0, '¥0.00'],
    [5, '¥0.05'],
    [-123456, '-¥1,234.56'],
    [100000, '¥1,000.00'],
  ])('%d is %s', (fen, text) => expect(formatYuan(fen)).toBe(text));

  it('refuses what is no amount', () => {
    expect(() => formatYuan(0.5)).toThrow(RangeError);
  });
});

describe('splitting by largest remainder', () => {
  const weights = fc.array(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), { minLength: 1, maxLength: 40 });
  const total = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

  it('adds up, keeps every part within one fen of its share, and gives nothing to weight 0', () => {
    fc.assert(
      fc.property(total, weights, (totalFen, shares) => {
        const parts = splitLargestRemainder(totalFen, shares);
        const whole = shares.reduce((sum, share) => sum + BigInt(share), 0n);
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(totalFen));
        if (whole === 0n) return;
        parts.forEach((part, place) => {
          const off = BigInt(part) * whole - BigInt(totalFen) * BigInt(shares[place] ?? 0);
          expect(off > -whole && off < whole).toBe(true);
          if (shares[place] === 0) expect(part).toBe(0);
        });
      }),
    );
  });

  it('gives the same answer each time, and more weight never less', () => {
    fc.assert(
      fc.property(total, weights, (totalFen, shares) => {
        const parts = splitLargestRemainder(totalFen, shares);
        expect(splitLargestRemainder(totalFen, shares)).toEqual(parts);
        const pairs = shares.map((share, place) => ({ share, part: parts[place] ?? 0 })).sort((one, other) => one.share - other.share || one.part - other.part);
        expect(pairs.every(({ part }, place) => place === 0 || part >= (pairs[place - 1]?.part ?? 0))).toBe(true);
      }),
    );
  });

  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [100, [0, 0, 0], [34, 33, 33]],
    [7, [3, 0, 1], [5, 0, 2]],
    [0, [1, 2], [0, 0]],
    [0, [], []],
    [1, [5, 5], [1, 0]],
  ])('%d by %j is %j', (totalFen, shares, parts) => expect(splitLargestRemainder(totalFen, shares)).toEqual(parts));

  it.each([
    [-1, [1]],
    [0.5, [1]],
    [1, [-1]],
    [1, [0.5]],
    [1, []],
    [Number.NaN, [1]],
  ])('refuses %d by %j', (totalFen, shares) => expect(() => splitLargestRemainder(totalFen, shares)).toThrow(RangeError));
});
