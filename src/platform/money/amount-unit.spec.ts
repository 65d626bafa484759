import { unitOfHeading, unitOfNote } from './amount-unit.js';

describe('the unit of a column', () => {
  it.each([
    ['欠薪金额(元)', 'yuan'],
    ['欠薪金额（单位：万元）', 'wan'],
    ['欠薪金额【千元】', 'qian'],
    ['金额/元', 'yuan'],
    ['金额（人民币元）', 'yuan'],
    ['金额(分)', 'fen'],
    ['欠薪金额', null],
    ['元宵节补贴', null],
    ['得分', null],
  ])('heading %s: %s', (heading, unit) => expect(unitOfHeading(heading)).toBe(unit));

  it.each([
    ['填表单位：某燃气有限公司工会    填表日期：2024年12月20日    单位：元', 'yuan'],
    ['金额单位：人民币万元', 'wan'],
    ['单 位： 千元', 'qian'],
    ['填表单位：元宝公司', null],
    ['填表单位：万元户合作社', null],
  ])('note %s: %s', (note, unit) => expect(unitOfNote(note)).toBe(unit));
});
