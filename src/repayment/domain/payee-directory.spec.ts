import { PayeeDirectory } from './payee-directory.js';

const payee = (workerId: string, name: string, accountIndex: string | null): { workerId: string; name: string; accountIndex: string | null } => ({ workerId, name, accountIndex });

describe('finding the payee of a bank row', () => {
  const directory = new PayeeDirectory([
    payee('1', '张三', 'a'), payee('2', '李四', 'b'), payee('3', '李四', null), payee('4', '王五', 'family'), payee('5', '王六', 'family'),
    payee('6', '马七', 'twice'), payee('7', '马七', 'twice'),
  ]);

  it.each([
    ['name and account agree', '张三', 'a', '1'],
    ['a shared account is told apart by the name', '王六', 'family', '5'],
    ['a shared name is told apart by the account', '李四', 'b', '2'],
  ])('%s', (_, name, accountIndex, workerId) => expect(directory.match({ name, accountIndex })).toEqual({ workerId }));

  it.each([
    ['nobody has the account', '李四', 'z', { reason: 'accountUnknown', candidates: ['2', '3'] }],
    ['the account is another’s', '张三', 'b', { reason: 'nameDiffers', candidates: ['2'] }],
    ['the name is missing', null, 'a', { reason: 'payeeMissing', candidates: ['1'] }],
    ['the account is missing', '张三', null, { reason: 'payeeMissing', candidates: ['1'] }],
    ['everything is missing', null, null, { reason: 'payeeMissing', candidates: [] }],
    ['two have both', '马七', 'twice', { reason: 'severalMatch', candidates: ['6', '7'] }],
  ])('proposes and pays nobody when %s', (_, name, accountIndex, found) => expect(directory.match({ name, accountIndex })).toEqual(found));
});
