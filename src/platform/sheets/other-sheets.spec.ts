import { HostileSheets, flood, inlineRows, workbookXml } from '../../../test/support/hostile-sheets.js';
import type { WorkbookParts } from '../../../test/support/hostile-sheets.js';
import { otherSheetsWarning } from './other-sheets.js';

let sheets: HostileSheets;
beforeAll(async () => {
  sheets = await HostileSheets.create();
});
afterAll(() => sheets.remove());

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const worksheet = (rows: string): string => `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;
const FIRST = inlineRows([['一']]);

async function messageFor(second: string, state?: string, more: Partial<WorkbookParts> = {}): Promise<string | undefined> {
  const workbook = workbookXml([{ id: 'rId1' }, state === undefined ? { id: 'rId2' } : { id: 'rId2', state }]);
  const file = await sheets.workbook('two.xlsx', { sheet: FIRST, workbook, more: { 'xl/worksheets/sheet2.xml': second }, ...more });
  return (await otherSheetsWarning(file))?.message;
}

describe('sheets beside the one that is read', () => {
  it.each([
    ['text', inlineRows([['二']])],
    ['a number', '<row><c><v>1</v></c></row>'],
    ['a formula without result', '<row><c><f>1+1</f></c></row>'],
    ['more styled blanks than are looked at', [...flood('<row><c s="1"/></row>', 1_500_000)].join('')],
  ])('are told of when they hold %s', async (_name, rows) => {
    expect(await messageFor(worksheet(rows))).toBe('只读取了第一张可见的工作表，另有 1 张有内容的工作表未导入，请核对');
  });

  it('are called hidden when they are', async () => {
    expect(await messageFor(worksheet(inlineRows([['二']])), 'veryHidden')).toContain('（其中 1 张是隐藏的）');
  });

  it('are told of when they cannot be read', async () => {
    expect(await messageFor('<worksheet><sheetData><row>')).toContain('另有 1 张');
  });

  it.each([
    ['empty', worksheet('')],
    ['styled blanks', worksheet('<row><c s="1"/><c><v></v></c></row>')],
  ])('are nothing to tell of when they are %s', async (_name, second) => {
    expect(await messageFor(second)).toBeUndefined();
  });

  it('are not looked for in a text table', async () => {
    expect(await otherSheetsWarning(Buffer.from('姓名,金额\n'))).toBeNull();
  });
});
