import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { HostileSheets, XML, inlineRows, workbookXml } from '../../../test/support/hostile-sheets.js';
import { readSheet } from './sheet-reader.js';
import type { SheetRow } from './sheet-row.js';
import type { SheetSource } from './sheet-source.js';

let sheets: HostileSheets;
beforeAll(async () => {
  sheets = await HostileSheets.create();
});
afterAll(() => sheets.remove());

async function rowsOf(file: SheetSource): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readSheet(file)) rows.push(row);
  return rows;
}

describe('cells of a workbook', () => {
  it('keep the digits of the file and tell text, numbers, dates, yes/no and errors apart', async () => {
    const file = await sheets.workbook('cells.xlsx', {
      strings: '<si><t>姓名</t></si><si><r><t>富</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 文本</t></r><rPh sb="0" eb="1"><t>フ</t></rPh></si>',
      sheet: `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2"><v>640399197307090012</v></c><c r="D2"><v>25067.139999999999</v></c>
        <c r="E2" s="1"><v>45505</v></c><c r="F2" s="2"><v>45505</v></c><c r="G2" s="3"><v>12.5</v></c><c r="H2" t="b"><v>1</v></c><c r="I2" t="e"><v>#REF!</v></c>
        <c r="J2" t="str"><f>A1&amp;B1</f><v>=cmd</v></c><c r="K2" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c><c r="M2"><f>1+1</f></c><c r="N2" t="d"><v>2024-09-01</v></c>
        <c r="O2" t="inlineStr"><is><t>a_x000D_b_x005F_c</t></is></c><c r="P2" t="inlineStr"><is><t><![CDATA[<b>]]>&amp;&#x4E2D;</t></is></c></row>`,
    });
    expect(await rowsOf(file)).toEqual([
      {
        row: 2,
        cells: [
          '姓名', '富 文本', { number: '640399197307090012' }, { number: '25067.139999999999' }, { serial: '45505', d1904: false },
          { serial: '45505', d1904: false }, { number: '12.5' }, true, { error: '#REF!' }, '=cmd', '甲乙', null, { error: '', noValue: true }, '2024-09-01', 'a\rb_c', '<b>&中',
        ],
      },
    ]);
  });

  it('tell a formula without its result from one that gives nothing', async () => {
    const file = await sheets.workbook('formulas.xlsx', {
      sheet: '<row r="1"><c r="A1"><f>1+1</f><v/></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1" t="str"><f>""</f></c><c r="D1"><f>1+1</f><v>2</v></c></row>',
    });
    expect(await rowsOf(file)).toEqual([{ row: 1, cells: [{ error: '', noValue: true }, null, { error: '', noValue: true }, { number: '2' }] }]);
  });

  it('find their place without references, and blank rows and styled blanks are left out', async () => {
    const file = await sheets.workbook('no-references.xlsx', {
      sheet: `${inlineRows([['甲', '', '丙']])}<row r="4"><c s="1"/><c r="C4"><v>1</v></c><c><v>2</v></c></row><row/><row><c s="1"/></row><row><c r="XFD7" s="1"/><c r="A7"><v>3</v></c></row>`,
    });
    expect(await rowsOf(file)).toEqual([
      { row: 1, cells: ['甲', null, '丙'] },
      { row: 4, cells: [null, null, { number: '1' }, { number: '2' }] },
      { row: 7, cells: [{ number: '3' }] },
    ]);
  });

  it('may have prefixed element names, strict relations, an odd folder and shared strings at the end', async () => {
    const main = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
    const file = await sheets.workbook('prefixed.xlsx', {
      stringsLast: true,
      strings: `${XML}<x:sst xmlns:x="${main}"><x:si><x:t>迟到</x:t></x:si></x:sst>`,
      sheet: `${XML}<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:R1"/></x:mergeCells></x:worksheet>`,
    });
    expect(await rowsOf(file)).toEqual([{ row: 1, cells: ['迟到'] }]);
  });

  it.each([
    ['little', (xml: string) => Buffer.from(`\uFEFF${xml}`, 'utf16le')],
    ['big', (xml: string) => Buffer.from(`\uFEFF${xml}`, 'utf16le').swap16()],
    ['little without mark', (xml: string) => Buffer.from(xml, 'utf16le')],
  ])('may stand in UTF-16 (%s endian)', async (_name, encode) => {
    const file = await sheets.workbook('utf16.xlsx', {
      encode: (xml) => encode(xml.replace('encoding="UTF-8"', 'encoding="UTF-16"')),
      strings: '<si><t>买买提·吐尔逊𠮷</t></si>',
      sheet: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
    });
    expect(await rowsOf(file)).toEqual([{ row: 1, cells: ['买买提·吐尔逊𠮷'] }]);
  });

  it('count days from 1904 when the workbook says so', async () => {
    const file = await sheets.workbook('1904.xlsx', {
      workbook: workbookXml([{ id: 'rId1' }], 'date1904="1"'),
      sheet: '<row r="1"><c r="A1" s="1"><v>44043</v></c><c r="B1"><v>44043</v></c></row>',
    });
    expect(await rowsOf(file)).toEqual([{ row: 1, cells: [{ serial: '44043', d1904: true }, { number: '44043', d1904: true }] }]);
  });

  it('come from the first sheet that people can see', async () => {
    const file = await sheets.workbook('hidden.xlsx', {
      workbook: workbookXml([{ id: 'rId1', state: 'veryHidden' }, { id: 'rId2' }]),
      sheet: inlineRows([['藏']]),
      more: { 'xl/worksheets/sheet2.xml': `${XML}<worksheet><sheetData>${inlineRows([['见']])}</sheetData></worksheet>` },
    });
    expect(await rowsOf(file)).toEqual([{ row: 1, cells: ['见'] }]);
  });

  it('are read from the real fixture', async () => {
    const rows = await rowsOf(fileURLToPath(new URL('../../../test/fixtures/roster-59.xlsx', import.meta.url)));
    expect(rows).toHaveLength(63);
    expect(rows[3]?.cells.slice(0, 4)).toEqual([{ number: '1' }, '张晓燕', '640399197307090012', '19937453169']);
  });

  it('are the same from bytes in memory, and bad bytes are refused alike', async () => {
    for (const name of ['roster-messy.xlsx', 'bank-return-2025-01-05.csv']) {
      const path = fileURLToPath(new URL(`../../../test/fixtures/${name}`, import.meta.url));
      const bytes = await readFile(path);
      expect(await rowsOf(bytes)).toEqual(await rowsOf(path));
    }
    const workbook = await readFile(await sheets.workbook('cut.xlsx', { sheet: inlineRows([['甲']]) }));
    await expect(rowsOf(workbook.subarray(0, -30))).rejects.toMatchObject({ code: 'damaged' });
    await expect(rowsOf(Buffer.alloc(0))).rejects.toMatchObject({ code: 'emptyFile' });
    await expect(rowsOf(Buffer.from([0xc3]))).rejects.toMatchObject({ code: 'unknownEncoding' });
  });

  it('leave the file closed when the reader stops early', async () => {
    const file = await sheets.workbook('early.xlsx', { sheet: inlineRows(Array.from({ length: 5_000 }, (_, row) => [`行${row}`])) });
    for await (const { row } of readSheet(file)) if (row === 3) break;
    await sheets.file('early.xlsx', await readFile(file));
    expect((await rowsOf(file)).at(-1)).toEqual({ row: 5_000, cells: ['行4999'] });
  });
});
