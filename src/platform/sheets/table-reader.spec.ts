import { plainHeading } from './column-rule.js';
import type { ColumnRule } from './column-rule.js';
import type { Cell, SheetRow } from './sheet-row.js';
import { readTable } from './table-reader.js';

type Key = 'name' | 'code' | 'first' | 'second' | 'sum';
const RULES: readonly ColumnRule<Key>[] = [
  { key: 'name', title: '姓名', exact: ['姓名', '名字'], required: true },
  { key: 'code', title: '编号', exact: ['编号'] },
  { key: 'first', title: '甲', exact: ['甲'], like: /甲$/ },
  { key: 'second', title: '乙', exact: ['乙'], like: /乙/, unlike: /乙方/ },
  { key: 'sum', title: '金额', exact: ['欠款金额', '金额'] },
];
const grid = (...rows: Cell[][]): SheetRow[] => rows.map((cells, place) => ({ row: place + 1, cells }));

async function table(rows: SheetRow[]) {
  const { columns, unknown, duplicates, notes, body } = await readTable(rows, RULES);
  const rest: number[] = [];
  for await (const { row } of body) rest.push(row);
  const places = Object.fromEntries([...columns].map(([key, column]) => [key, column.index]));
  return { places, unknown: unknown.map((column) => column.heading), duplicates: duplicates.map((column) => column.index), notes, rest };
}

describe('a heading', () => {
  it.each([
    ['欠薪金额（元）', '欠薪金额'],
    [' 姓 名 *', '姓名'],
    ['金额/万元', '金额'],
    ['联系\n电话：', '联系电话'],
    ['元', '元'],
  ])('%j is compared as %s', (heading, plain) => expect(plainHeading(heading)).toBe(plain));

  it('is found below titles and notes, in any order of columns', async () => {
    expect(await table(grid(['某单位登记表'], ['单位：元', null, '日期'], ['金额(元)', '民族', '姓　名'], ['1', '2', '张三']))).toEqual({
      places: { sum: 0, name: 2 },
      unknown: ['民族'],
      duplicates: [],
      notes: ['某单位登记表', '单位：元', '日期'],
      rest: [4],
    });
  });

  it('may have two lines with merged groups', async () => {
    expect(await table(grid(['登记表'], ['姓名', '编号', '保险（元）', null, '欠款金额'], [null, null, '甲', '其中：乙', null], ['张三', 'x', '1', '2', '3']))).toMatchObject({
      places: { name: 0, code: 1, first: 2, second: 3, sum: 4 },
      notes: ['登记表'],
      rest: [4],
    });
  });

  it('does not take a row of data for its second line', async () => {
    const short = await table(grid(['姓名', '编号', null], ['张三', null, '男'], ['李四', '甲', '女']));
    expect(short).toMatchObject({ places: { name: 0, code: 1 }, rest: [2, 3] });
  });

  it('gives a column to the better word, else to the first, and tells of the other', async () => {
    expect(await table(grid(['姓名', '金额', '欠款金额', '名字', '乙方']))).toMatchObject({ places: { name: 0, sum: 2 }, duplicates: [1, 3], unknown: ['乙方'] });
  });

  it.each([
    [grid(['姓名'], ['张三']), { code: 'noHeading' }],
    [grid([{ number: '1' }, true, { error: '#REF!' }, { serial: '1', d1904: false }]), { code: 'noHeading' }],
    [[], { code: 'noHeading' }],
    [grid(['编号', '金额'], ['1', '2']), { code: 'missingColumn', detail: '姓名' }],
    [grid(...Array<Cell[]>(40).fill(['说明']), ['姓名', '金额']), { code: 'noHeading' }],
  ])('is missed with a code (%#)', async (rows, error) => {
    await expect(readTable(rows, RULES)).rejects.toMatchObject(error);
  });
});

describe('the source of rows', () => {
  function watched(rows: SheetRow[]) {
    const state = { closed: false };
    async function* source(): AsyncGenerator<SheetRow, void, undefined> {
      try {
        for (const row of rows) yield await Promise.resolve(row);
      } finally {
        state.closed = true;
      }
    }
    return { state, source: source() };
  }

  it('is closed when no heading is found, when reading ends and when it stops early', async () => {
    const none = watched(grid(...Array<Cell[]>(50).fill(['说明'])));
    await expect(readTable(none.source, RULES)).rejects.toMatchObject({ code: 'noHeading' });
    expect(none.state.closed).toBe(true);
    const early = watched(grid(['姓名', '金额'], ...Array<Cell[]>(50).fill(['张三', '1'])));
    for await (const _row of (await readTable(early.source, RULES)).body) break;
    expect(early.state.closed).toBe(true);
  });

  it('is not closed for a body nobody began to read', async () => {
    const { body } = await readTable(grid(['姓名', '金额'], ['张三', '1']), RULES);
    await body.return();
    expect((await body.next()).done).toBe(true);
  });
});
