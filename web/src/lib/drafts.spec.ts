import { countDrafts, dropDraft, dropDrafts, readDraft, saveDraft, sweepDrafts, withoutSecrets } from './drafts';

const DAY = 24 * 60 * 60_000;
/** As much of a browser's store as is used. */
class Store {
  [key: string]: unknown;
}
const methods = {
  getItem(this: Store, key: string) { return (this[key] as string | undefined) ?? null; },
  setItem(this: Store, key: string, value: string) { this[key] = value; },
  removeItem(this: Store, key: string) { delete this[key]; },
};
beforeEach(() => {
  globalThis.localStorage = Object.setPrototypeOf({}, methods) as Storage;
});

it('is kept for the person and the form, and dropped when it is done', () => {
  saveDraft('u1', 'visit.c1', { place: '厂区' }, { version: 3 });
  expect(readDraft('u1', 'visit.c1')).toMatchObject({ values: { place: '厂区' }, base: { version: 3 } });
  expect(readDraft('u2', 'visit.c1')).toBeNull();
  expect(readDraft('u1', 'visit.c2')).toBeNull();
  dropDraft('u1', 'visit.c1');
  expect(readDraft('u1', 'visit.c1')).toBeNull();
});

it('never holds what must not lie in a browser', () => {
  const typed = {
    name: '张三', idNumber: '640399199001011234', phone: '19900000001', contact: { mobile: '1', bankCard: '6222', password: 'x', address: '利通区' },
    summary: '电话 199 0000-0001', lines: ['6222 0000 0000 0000 123', '正常'], robot: 'https://robot.example/hook?key=1', amountFen: 163_708_438, on: '2025-01-05', at: '2025-01-05T09:30:00Z',
  };
  saveDraft('u1', 'intake', typed);
  expect(readDraft('u1', 'intake')?.values).toEqual({
    name: '张三', contact: { address: '利通区' }, lines: [null, '正常'], amountFen: 163_708_438, on: '2025-01-05', at: '2025-01-05T09:30:00Z',
  });
  expect(withoutSecrets('64039919900101123X')).toBeUndefined();
  expect(JSON.stringify(localStorage)).not.toMatch(/640399|1990000|6222/);
});

it('of one person can be counted and forgotten together, without those of others', () => {
  saveDraft('u1', 'visit.c1', { place: '厂区' });
  saveDraft('u1', 'intake', { summary: '欠薪' });
  saveDraft('u10', 'intake', { summary: '别人的' });
  expect([countDrafts('u1'), countDrafts('u10')]).toEqual([2, 1]);
  dropDrafts('u1');
  expect([countDrafts('u1'), countDrafts('u10')]).toEqual([0, 1]);
});

it('is forgotten after a week, and so is what is no draft', () => {
  saveDraft('u1', 'a', { x: 1 });
  localStorage.setItem('triquick.draft.u1.broken', '{');
  localStorage.setItem('triquick.theme', 'dark');
  sweepDrafts(Date.now() + 6 * DAY);
  expect(readDraft('u1', 'a')).not.toBeNull();
  sweepDrafts(Date.now() + 8 * DAY);
  expect(Object.keys(localStorage)).toEqual(['triquick.theme']);
});
