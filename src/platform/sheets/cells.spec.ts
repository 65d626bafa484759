import fc from 'fast-check';
import { readSheetAmount } from './cell-amount.js';
import { readCellDate } from './cell-date.js';
import { cellText, isBlank, numberAsIdentifier } from './cell-text.js';
import { columnLabel } from './column-label.js';
import { isColumnCounter, totalLabel } from './row-kind.js';
import type { Cell } from './sheet-row.js';

describe('a date', () => {
  it.each<[Cell, string, string | null]>([
    ['2024-09-01', '2024-09', '2024-09-01'],
    ['2024年9月1日', '2024-09', '2024-09-01'],
    ['２０２４年 ９ 月', '2024-09', null],
    ['2024年09月份', '2024-09', null],
    ['2024/9', '2024-09', null],
    ['2024.09', '2024-09', null],
    ['2024.9.30', '2024-09', '2024-09-30'],
    ['202409', '2024-09', null],
    ['20240901', '2024-09', '2024-09-01'],
    ['20250105102233', '2025-01', '2025-01-05'],
    ['2025-01-05 10:22:33', '2025-01', '2025-01-05'],
    ['2024-09-01T00:00:00', '2024-09', '2024-09-01'],
    ['2024-09-01T08:30:00+08:00', '2024-09', '2024-09-01'],
    ["'2024-09-01", '2024-09', '2024-09-01'],
    ['="2024/9/1"', '2024-09', '2024-09-01'],
    ['45505', '2024-08', '2024-08-01'],
    [{ serial: '45505', d1904: false }, '2024-08', '2024-08-01'],
    [{ serial: '45505.75', d1904: false }, '2024-08', '2024-08-01'],
    [{ serial: '44043', d1904: true }, '2024-08', '2024-08-01'],
    [{ number: '45505' }, '2024-08', '2024-08-01'],
    [{ number: '44043', d1904: true }, '2024-08', '2024-08-01'],
    [{ number: '202409' }, '2024-09', null],
    [{ number: '20240901' }, '2024-09', '2024-09-01'],
    [{ number: '2024.09' }, '2024-09', null],
    [{ number: '2024.9' }, '2024-09', null],
  ])('%j is of %s', (cell, month, date) => expect(readCellDate(cell)).toEqual({ month, date }));

  it.each<[Cell]>([
    ['2024-02-30'], ['2024-13'], ['202413'], ['20249'], ['99999'], ['24年9月'], ['9月'], ['2024'], ['1899-01-01'], ['2101-01'], ['去年九月'], [''], [null], [true], [{ error: '#REF!' }],
    [{ number: '2024.1' }], [{ number: '12' }], [{ serial: '0.5', d1904: false }], [{ serial: '1E9', d1904: false }], [{ serial: 'x', d1904: false }],
  ])('%j is none', (cell) => expect(readCellDate(cell)).toBeNull());

  it('is the same as a serial and as text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 73_000 }), fc.boolean(), (serial, d1904) => {
        const day = new Date(Date.UTC(1899, 11, 30 + serial + (d1904 ? 1_462 : 0))).toISOString().slice(0, 10);
        const read = readCellDate({ serial: String(serial), d1904 });
        if (day < '2101') expect(read).toEqual(readCellDate(day));
        else expect(read).toBeNull();
      }),
    );
  });
});

describe('a number that is an identifier', () => {
  it.each([
    ['640399197307090012', { digits: '640399197307090012' }],
    ['1.9937453169E10', { digits: '19937453169' }],
    ['6222684448239714', { digits: '6222684448239714' }],
    ['6.40399E+17', { lost: true }],
    ['640399197307090000', { lost: true }],
    ['640399197307090048', { lost: true }],
    ['6222684448239714000', { lost: true }],
    ['12.5', { lost: true }],
  ])('%s', (number, result) => expect(numberAsIdentifier(number)).toEqual(result));

  it('is always found out after a passage through floating point', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 110000n * 10n ** 12n, max: 829999n * 10n ** 12n }), (digits) => {
        expect(numberAsIdentifier(BigInt(Number(digits)).toString())).toEqual({ lost: true });
        expect(numberAsIdentifier(Number(digits).toExponential())).toEqual({ lost: true });
        expect(numberAsIdentifier(Number(Number(digits).toPrecision(15)).toString())).toEqual({ lost: true });
      }),
    );
  });
});

describe('small readings of cells', () => {
  it('give text, blanks, amounts and labels', () => {
    expect([cellText(' 甲\n\u0000 乙 '), cellText({ number: '1E2' }), cellText(true), cellText({ serial: '1', d1904: false }), cellText(undefined)]).toEqual(['甲 乙', '100', '是', '', '']);
    expect(['', ' － ', '/', '——', '无', null].map(isBlank)).not.toContain(false);
    expect(['0', '否', { error: '#N/A' } as const, { serial: '1', d1904: false } as const].map(isBlank)).not.toContain(true);
    expect([readSheetAmount('="12.5"', 'yuan'), readSheetAmount("'3", 'yuan'), readSheetAmount(true, 'yuan'), readSheetAmount({ error: '#REF!' }, 'yuan'), readSheetAmount(null, 'yuan')]).toEqual([
      { fen: 1250 }, { fen: 300 }, { error: 'notANumber' }, { error: 'cellError' }, null,
    ]);
    expect(columnLabel({ index: 27, heading: '很长很长很长很长很长很长很长很长很长很长很长的列名19937453169' })).toBe('很长很长很长很长很长很长很长很长很长很长（AB 列）');
  });

  it.each([
    ['合 计', 'total'], ['总计（59人）', 'total'], ['合计：', 'total'], ['本页小计', 'subtotal'], ['第一车间小计', 'subtotal'], ['共计59人', 'total'],
    ['合计金额', 'total'], ['会计', null], ['总计划员', null], ['备注：以上合计金额含加班费', null], ['', null],
  ])('%s labels %s', (text, label) => expect(totalLabel(text)).toBe(label));

  it('know a line that only counts columns', () => {
    const line = (...cells: Cell[]) => isColumnCounter({ row: 1, cells });
    expect([line('甲', '乙', { number: '1' }, { number: '2' }), line('1', '张三', '2'), line('1', '2'), line('1', '1', '1')]).toEqual([true, false, false, false]);
  });
});
