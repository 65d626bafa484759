import { PayeeCandidates } from './payee-candidates.js';

const payee = (workerId: string, name: string, accountIndex: string | null = null) => ({ workerId, name, accountIndex });
const candidates = new PayeeCandidates(
  [payee('1', '王小明', 'a'), payee('2', '王晓明', 'b'), payee('3', '王明', 'c'), payee('4', '李四', 'd'), payee('5', '李五', 'e'), payee('6', '欧阳娜娜', null)],
  new Map([['1', 100], ['4', 250], ['5', 250]]),
);
const of = (name: string | null, accountIndex: string | null, amountFen: number | null = null): string[] =>
  candidates.of({ name, accountIndex, amountFen }).map(({ workerId, grounds }) => `${workerId}: ${grounds.join(', ')}`);

it.each<[string, [string | null, string | null, number?], string[]]>([
  ['account before name', ['李四', 'e'], ['5: sameAccount', '4: sameName']],
  ['both together before either', ['王小明', 'a'], ['1: sameAccount, sameName', '2: similarName', '3: similarName']],
  ['a mistyped character', ['欧阳娜那', null], ['6: similarName']],
  ['a missing character', ['欧阳娜', null], ['6: similarName']],
  ['no half of a name of two', ['李六', null], []],
  ['who is owed the very amount', [null, null, 250], ['4: sameAmount', '5: sameAmount']],
  ['the amount decides among similar names', ['王晓敏', null, 100], ['2: similarName', '1: sameAmount']],
  ['nobody', ['赵六', 'z', 1], []],
])('proposes by %s', (_, [name, account, amountFen = null], expected) => expect(of(name, account, amountFen)).toEqual(expected));

it('proposes no more than a screen shows', () => {
  const many = new PayeeCandidates(Array.from({ length: 30 }, (_, n) => payee(String(n), '马花')), new Map());
  expect(many.of({ name: '马花', accountIndex: null, amountFen: null })).toHaveLength(10);
});
