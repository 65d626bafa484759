import { readPersonInput } from './person-input.js';

const TODAY = '2024-12-20';

describe('what somebody types about a person', () => {
  it('is brought into its normal form; absent stays absent, null empties', () => {
    const { person, faults } = readPersonInput({ name: ' 张　三 ', idNumber: '64039919900307889x', phone: '+86 199-1926-3449', bankCard: null }, TODAY);
    expect(faults).toEqual([]);
    expect(person).toEqual({ name: '张三', idNumber: '64039919900307889X', phone: '19919263449', bankCard: null, hiredOn: undefined });
  });

  it('may be a name with a dot, whichever the keyboard has', () => {
    expect(readPersonInput({ name: '买买提•吐尔逊' }, TODAY)).toEqual({ person: expect.objectContaining({ name: '买买提·吐尔逊' }) as unknown, faults: [] });
  });

  it.each(['6403**********889X', '6403＊＊＊＊＊＊＊＊＊＊889X'])('is never a mask: %s', (idNumber) => {
    expect(readPersonInput({ idNumber }, TODAY).faults).toEqual([{ path: 'idNumber', code: 'maskedValue' }]);
  });

  it('is refused field by field, all at once', () => {
    const { faults } = readPersonInput({ name: '王*', idNumber: '640399199003078891', phone: '199****3449', bankCard: '1234', hiredOn: '2024-12-21' }, TODAY);
    expect(faults).toEqual([
      { path: 'name', code: 'maskedValue' }, { path: 'idNumber', code: 'idNumberCheckDigit' }, { path: 'phone', code: 'maskedValue' },
      { path: 'bankCard', code: 'bankCardNumber' }, { path: 'hiredOn', code: 'inTheFuture' },
    ]);
  });
});
