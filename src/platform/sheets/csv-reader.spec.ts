import iconv from 'iconv-lite';
import { HostileSheets } from '../../../test/support/hostile-sheets.js';
import { readSheet } from './sheet-reader.js';
import type { SheetRow } from './sheet-row.js';

let sheets: HostileSheets;
beforeAll(async () => {
  sheets = await HostileSheets.create();
});
afterAll(() => sheets.remove());

async function read(content: string | Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readSheet(await sheets.file('table.csv', content))) rows.push(row);
  return rows;
}

const refusal = (content: string | Buffer) => expect(read(content)).rejects;
const TABLE = '姓名,身份证号\r\n马·伊斯哈格,640399197307090012\r\n';
const ROWS = [
  { row: 1, cells: ['姓名', '身份证号'] },
  { row: 2, cells: ['马·伊斯哈格', '640399197307090012'] },
];

describe('a text table', () => {
  it.each([
    ['UTF-8', Buffer.from(TABLE)],
    ['UTF-8 with mark', Buffer.from(`\uFEFF${TABLE}`)],
    ['UTF-16LE with mark', Buffer.from(`\uFEFF${TABLE}`, 'utf16le')],
    ['UTF-16BE with mark', Buffer.from(`\uFEFF${TABLE}`, 'utf16le').swap16()],
    ['GB18030', iconv.encode(TABLE, 'gb18030')],
  ])('is read in %s', async (_name, content) => {
    expect(await read(content)).toEqual(ROWS);
  });

  it('keeps the four-byte characters of GB18030', async () => {
    expect(await read(iconv.encode('姓名,地\r\n𠮷㐂,㙟', 'gb18030'))).toEqual([{ row: 1, cells: ['姓名', '地'] }, { row: 2, cells: ['𠮷㐂', '㙟'] }]);
  });

  it.each([
    ['a torn character', Buffer.concat([iconv.encode(TABLE, 'gb18030'), Buffer.from([0xff, 0xff])])],
    ['UTF-16 without mark', Buffer.from(TABLE, 'utf16le')],
    ['a torn UTF-16 file', Buffer.from(`\uFEFF${TABLE}`, 'utf16le').subarray(0, -1)],
    ['binary noise', Buffer.from([0x41, 0x00, 0x01, 0x02, 0x42])],
  ])('is refused when its encoding is unclear: %s', async (_name, content) => {
    await refusal(content).toMatchObject({ code: 'unknownEncoding' });
  });

  it('keeps a few stray control characters in their cells', async () => {
    const [, row] = await read(`${TABLE.replace('马·', '马\u0001')}张三,6403\u0000\r\n`);
    expect(row?.cells[0]).toBe('马\u0001伊斯哈格');
  });

  it.each([
    ['at its start', `姓名\u0000,身份证号\r\n${'张三,1\r\n'.repeat(1_000)}`],
    ['all over it', `姓名,身份证号,手机号码,备注文字\r\n${'张三,1\u0000\r\n'.repeat(1_000)}`],
    ['more than a small file has by accident', `姓名,身份证号,手机号码,备注文字\r\n${'张三,1\u0000\r\n'.repeat(5)}`],
  ])('is refused for control characters %s', async (_name, content) => {
    await refusal(content).toMatchObject({ code: 'unknownEncoding' });
  });

  it.each([
    ['comma', ',', '甲,1;2;3'],
    ['tab', '\t', '甲,乙\t1,2'],
    ['semicolon', ';', '甲,乙;1'],
    ['bar', '|', '甲,乙|1'],
  ])('has its %s found', async (_name, delimiter, line) => {
    const rows = await read(`标题\n姓名${delimiter}金额${delimiter}备注\n${line}${delimiter}3${delimiter}"a${delimiter}b"\n`);
    expect(rows[1]?.cells).toEqual(['姓名', '金额', '备注']);
  });

  it('obeys the hint Excel understands, which is no row', async () => {
    expect(await read('sep=;\r\n姓名,别名;金额\r\n')).toEqual([{ row: 1, cells: ['姓名,别名', '金额'] }]);
  });

  it('numbers rows as Excel does: blank lines count, line breaks in quotes do not', async () => {
    expect(await read('甲,"一\n二"\n\n,,\n"乙""丙""",5" 管,x\n')).toEqual([
      { row: 1, cells: ['甲', '一\n二'] },
      { row: 4, cells: ['乙"丙"', '5" 管', 'x'] },
    ]);
  });

  it.each([
    ['a quote never closed', '甲,"乙\n丙,丁', 'damaged'],
    ['a quote that swallows the rest', `甲,"${'乙,丙\n'.repeat(100_000)}`, 'cellTooLong'],
    ['a long cell', `甲,${'乙'.repeat(40_000)}`, 'cellTooLong'],
    ['200 columns', Array(200).fill('列').join(','), 'tooManyColumns'],
    ['a million empty rows', `甲,乙\n${',\n'.repeat(1_000_000)}`, 'tooManyBlankRows'],
    ['too many rows', '甲,乙\n'.repeat(130_000), 'tooManyRows'],
    ['a web page', '<html><table><tr><td>姓名</td></tr></table></html>', 'notAWorkbook'],
    ['nothing but a mark', '\uFEFF', 'emptyFile'],
    ['nothing but blanks', ' , ,\n\n', 'emptyFile'],
    ['nothing', '', 'emptyFile'],
    ['one byte of Chinese', Buffer.from([0xc3]), 'unknownEncoding'],
  ])('is refused: %s', async (_name, content, code) => {
    await refusal(content).toMatchObject({ code });
  });
});
