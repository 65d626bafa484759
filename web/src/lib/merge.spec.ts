import fc from 'fast-check';
import { mergeFields } from './merge';

it('takes over what only others changed, keeps what only I changed, and asks about what both did', () => {
  const base = { headcount: 60, notes: '', status: 'normal', funds: 100 };
  const merge = mergeFields(base, { ...base, headcount: 59, funds: 200 }, { ...base, notes: '已核对', funds: 300 });
  expect(merge.values).toEqual({ headcount: 59, notes: '已核对', status: 'normal', funds: 200 });
  expect(merge.taken).toEqual(['notes']);
  expect(merge.conflicts).toEqual([{ field: 'funds', base: 100, mine: 200, theirs: 300 }]);
});

it('is silent where both did the same, and where nothing became nothing', () => {
  expect(mergeFields({ a: null, b: 1 }, { a: '', b: 2 }, { b: 2 })).toEqual({ values: { a: '', b: 2 }, taken: [], conflicts: [] });
  expect(mergeFields({ c: { x: 1, y: null } }, { c: { y: '', x: 1 } }, { c: { x: 1 } }).conflicts).toEqual([]);
});

it('loses nothing, whatever both typed', () => {
  const record = fc.record({ a: fc.option(fc.string()), b: fc.option(fc.integer()), c: fc.array(fc.string(), { maxLength: 2 }) }, { requiredKeys: [] });
  fc.assert(fc.property(record, record, record, (base, mine, theirs) => {
    const { values, conflicts, taken } = mergeFields(base, mine, theirs);
    const asked = conflicts.map(({ field }) => field);
    for (const [field, value] of Object.entries(mine)) if (!taken.includes(field)) expect(values[field]).toEqual(value);
    for (const field of taken) {
      expect(values[field]).toEqual(theirs[field as keyof typeof theirs]);
      expect(asked).not.toContain(field);
    }
    for (const { field, mine: shown, theirs: other } of conflicts) {
      expect([shown, other]).toEqual([mine[field as keyof typeof mine], theirs[field as keyof typeof theirs]]);
    }
  }));
});
