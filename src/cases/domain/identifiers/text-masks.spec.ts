import fc from 'fast-check';
import { maskNumbersInText } from './text-masks.js';

describe('numbers in free text', () => {
  it.each([
    ['职工张某身份证640399199001011234，请核查', '职工张某身份证****，请核查'],
    ['证号64039919900101123X和640399900101123', '证号****和****'],
    ['证号640399 19900101 123x。', '证号****。'],
    ['手机138-0000-0000或 139 0000 0000', '手机****或 ****'],
    ['座机0953-2012345，分机8001', '座机****，分机8001'],
    ['卡号6222 0000 0000 0000 017', '卡号****'],
    ['电话１３８００００００００', '电话****'],
    ['138—0000—0000', '****'],
    ['13800000000元旦后联系', '****元旦后联系'],
    ['13800000000 5000元', '**** 5000元'],
  ])('%s', (text, masked) => expect(maskNumbersInText(text)).toBe(masked));

  it.each(['60人被拖欠1234567元', '合计 12345678.50元', '约1234567 万元', '2024年10月至12月，60人', '640302辖区内', '1,234,567.00', ''])('leaves %s', (text) =>
    expect(maskNumbersInText(text)).toBe(text));

  it('leaves no seven digits together, and changes nothing the second time', () => {
    const piece = fc.oneof(fc.constantFrom(' ', '-', '　', '—', '元', '旦', '.', 'X', '张', '\n'), fc.stringMatching(/^\d{1,20}$/), fc.string({ maxLength: 5 }));
    fc.assert(fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
      const masked = maskNumbersInText(pieces.join(''));
      expect(masked.replace(/\d+(?=(?:[.．]\d+)?\s?[万亿]?元(?!旦))/g, '')).not.toMatch(/\d(?:[\s-]?\d){6}/);
      expect(maskNumbersInText(masked)).toBe(masked);
    }), { numRuns: 500 });
  });
});
