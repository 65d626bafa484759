import fc from 'fast-check';
import { normaliseBankCard } from './bank-card.js';
import { checkIdNumber } from './id-number.js';
import { isMasked, maskBankCard, maskIdNumber, maskName, maskPhone } from './masks.js';
import { cleanPersonName } from './person-name.js';
import { normalisePhone } from './phone.js';
import { checkUscc } from './uscc.js';

const TODAY = '2024-12-20';

/** An identity number with the right check character, worked out the other way round than in the product. */
function withCheck(seventeen: string): string {
  const candidates = [...'0123456789X'];
  const value = (digits: string): number =>
    [...digits].reduceRight((sum, digit, place) => sum + (digit === 'X' ? 10 : Number(digit)) * 2 ** (17 - place), 0) % 11;
  return seventeen + (candidates.find((check) => value(seventeen + check) === 1) ?? '');
}

const idNumbers = fc
  .record({
    day: fc.date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2008-12-31T00:00:00Z'), noInvalidDate: true }),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ day, sequence }) => withCheck(`640399${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`));

describe('an identity number (GB 11643)', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', 'female'],
    ['440524188001010014', null, null],
    ['34052419800101001X', '1980-01-01', 'male'],
    [' 640399 19730709 0012 ', '1973-07-09', 'male'],
    ['６４０３９９１９９８０１１８００８ｘ', '1998-01-18', 'female'],
    ["'640399197307090012", '1973-07-09', 'male'],
    ['="640399197307090012"', '1973-07-09', 'male'],
  ])('%s', (text, birthDate, sex) => {
    const check = checkIdNumber(text, TODAY);
    if (birthDate === null) expect(check).toEqual({ ok: false, code: 'idNumberDate' });
    else expect(check).toMatchObject({ ok: true, birthDate, sex });
  });

  it.each([
    ['', 'idNumberLength'],
    ['640399730709001', 'idNumberLength'],
    ['6403991973070900123', 'idNumberLength'],
    ['64039919730709001A', 'idNumberLength'],
    ['X40399197307090012', 'idNumberLength'],
    ['640399197302300012', 'idNumberDate'],
    ['640399197313010012', 'idNumberDate'],
    ['640399202412210012', 'idNumberDate'],
    ['640399197307090013', 'idNumberCheckDigit'],
    ['640399197307090021', 'idNumberCheckDigit'],
  ])('%s: %s', (text, code) => expect(checkIdNumber(text, TODAY)).toEqual({ ok: false, code }));

  it('passes when rightly made and in lower case, and finds one wrong digit or two swapped', () => {
    fc.assert(
      fc.property(idNumbers, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (id, place, shift) => {
        expect(checkIdNumber(id.toLowerCase(), TODAY)).toMatchObject({ ok: true, value: id });
        const other = String((Number(id[place]) + shift) % 10);
        expect(checkIdNumber(id.slice(0, place) + other + id.slice(place + 1), TODAY).ok).toBe(false);
        const swapped = id.slice(0, place) + (id[place + 1] ?? '') + (id[place] ?? '') + id.slice(place + 2);
        if (swapped !== id) expect(checkIdNumber(swapped, TODAY).ok).toBe(false);
      }),
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => expect(checkIdNumber(text, TODAY).ok).toBe(false)));
  });
});

describe('a unified social credit code (GB 32100)', () => {
  it.each(['91350100M000100Y43', '91512081MA62K0260E', '11150000011512968L', '9131000063159284XQ', ' 91350100m000100y43 '])('%s is valid', (code) => {
    expect(checkUscc(code)).toEqual({ value: code.trim().toUpperCase(), valid: true });
  });

  it.each(['91350211M0000XUF46', '91350100M0001TGQXM', '91350100M000100Y4', '91350100I000100Y43', ''])('%s is a reason to ask', (code) => {
    expect(checkUscc(code).valid).toBe(false);
  });
});

describe('a telephone number', () => {
  it.each([
    [' 199 8765-4321 ', '19987654321'],
    ['+86 199-8765-4321', '19987654321'],
    ['008619987654321', '19987654321'],
    ['8619987654321', '19987654321'],
    ['１９９８７６５４３２１', '19987654321'],
    ['(0953) 201 2345', '09532012345'],
    ['0953-2012345转801', '09532012345-801'],
    ['010-82012345', '01082012345'],
    ['400-812-3456', '4008123456'],
    ['400-812-3456转2', '4008123456-2'],
    ['+86 400 812 3456', '4008123456'],
    ['0953-2012345-801', '09532012345-801'],
    ['09532012345-1', '09532012345-1'],
    ['0953-201-2345', '09532012345'],
  ])('%s is %s', (text, value) => expect(normalisePhone(text)).toEqual({ value, plausible: true }));

  it.each(['12345', '12987654321', '1998765432', '199876543210', '无电话', '19987654321/19987654322', '', '2012345'])('%s is doubtful and kept', (text) => {
    expect(normalisePhone(text)).toEqual({ value: text, plausible: false });
  });
});

describe('a bank account', () => {
  it('loses blanks and dashes; only its length is doubted', () => {
    expect(normaliseBankCard(' 6222 6844-4823 9714 939\t')).toEqual({ value: '6222684448239714939', plausible: true });
    expect(normaliseBankCard('622268444').plausible).toBe(false);
    expect(normaliseBankCard('62226844482397149399').plausible).toBe(false);
  });
});

describe('a name', () => {
  it.each([
    [' 张　三 ', '张三'],
    ['买买提•吐尔逊', '买买提·吐尔逊'],
    ['马 ・ 伊斯哈格', '马·伊斯哈格'],
    ['Ｊｏｈｎ  Smith', 'John Smith'],
    ['𠮷﨑㐂', '𠮷﨑㐂'],
    ['张\u200b三\u0000', '张三'],
    ['=HYPERLINK("http://x","点我")', '=HYPERLINK("http://x","点我")'],
  ])('%j is %j', (text, name) => expect(cleanPersonName(text)).toBe(name));

  it('keeps the rare characters that Unicode normalisation would replace', () => {
    expect(cleanPersonName('\uF9D1\uFA0E')).toBe('\uF9D1\uFA0E');
  });
});

describe('masks', () => {
  it.each([
    [maskName, '张三', '张*'],
    [maskName, '张晓燕', '张**'],
    [maskName, '欧阳娜娜', '欧阳**'],
    [maskName, '司马', '司*'],
    [maskName, '买买提·吐尔逊', '买**'],
    [maskName, 'John', '**'],
    [maskName, '张', '**'],
    [maskName, '', '**'],
    [maskName, '13800000000', '**'],
    [maskIdNumber, '640399197307090012', '6403**********0012'],
    [maskIdNumber, '64039919980118008X', '6403**********008X'],
    [maskIdNumber, '640399730709001', '************'],
    [maskPhone, '13800000000', '138****0000'],
    [maskPhone, '09532012345', '************'],
    [maskPhone, '12345', '************'],
    [maskBankCard, '6222684448239714939', '************4939'],
    [maskBankCard, '12345', '************'],
  ])('%p of %s is %s', (mask, value, masked) => expect(mask(value)).toBe(masked));

  it('always hide something, are always known as masks, and never show what they do not understand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        for (const mask of [maskName, maskIdNumber, maskPhone, maskBankCard]) {
          expect(isMasked(mask(text))).toBe(true);
          if (text.length > 1 && !isMasked(text)) expect(mask(text)).not.toContain(text);
        }
      }),
    );
  });

  it('are known by their characters', () => {
    expect(['6403**********0012', '张＊', '138••••0000', '●'].every(isMasked)).toBe(true);
    expect(['张三', '买买提·吐尔逊', '13800000000'].some(isMasked)).toBe(false);
  });
});
