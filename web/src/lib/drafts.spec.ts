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

/** As it is found after a reload, or in another window. */
const stored = (form: string) => (JSON.parse(localStorage.getItem(`triquick.draft.u1.${form}`) ?? 'null') as { values: unknown } | null)?.values;

const TYPED = {
  name: '张三', idNumber: '640399199001011234', phone: '19900000001', contact: { mobile: '1', bankCard: '6222', password: 'x', address: '利通区' },
  bankName: '宁夏银行', summary: '电话 199 0000-0001', fullWidth: '１９９００００００１２３', lines: ['6222 0000 0000 0000 123', '正常'], robot: 'https://robot.example/hook?key=1', amountFen: 163_708_438, on: '2025-01-05', at: '2025-01-05T09:30:00Z',
};

it('stores nothing that must not lie in a browser', () => {
  saveDraft('u1', 'intake', TYPED);
  expect(stored('intake')).toEqual({
    name: '张三', bankName: '宁夏银行', contact: { address: '利通区' }, lines: [null, '正常'], amountFen: 163_708_438, on: '2025-01-05', at: '2025-01-05T09:30:00Z',
  });
  expect(withoutSecrets('64039919900101123X')).toBeUndefined();
  expect(JSON.stringify(localStorage)).not.toMatch(/640399|1990000|6222/);
});

it('is whole as long as the page is open, but for passwords and keys', () => {
  saveDraft('u1', 'intake', TYPED, { phone: '19900000002' });
  const { password: _, ...contact } = TYPED.contact;
  expect(readDraft('u1', 'intake')).toMatchObject({ values: { ...TYPED, contact }, base: { phone: '19900000002' } });
  expect(readDraft<typeof TYPED>('u1', 'intake')?.values.contact).not.toHaveProperty('password');
});

it('gives way to what was written, and what was done with it, in another window', () => {
  saveDraft('u1', 'reply', { text: '电话 19900000001' });
  localStorage.setItem('triquick.draft.u1.reply', JSON.stringify({ values: { text: '后写的' }, at: Date.now() + 1 }));
  expect(readDraft('u1', 'reply')?.values).toEqual({ text: '后写的' });
  localStorage.removeItem('triquick.draft.u1.reply');
  expect(readDraft('u1', 'reply')).toBeNull();
});

it.each(['01234567-8901-4234-8567-890123456789', '2025-01-01 至 2025-12-31 拖欠，2026-1-2026-3 未缴', '2025-01-2025-12'])('stores digits in a row that name nobody: %s', (text) => {
  saveDraft('u1', 'reply', { text });
  expect(stored('reply')).toEqual({ text });
});

it.each(['2025-01-640399199001011234', '19900000001', '1990-01-0112340', '2000-1234 5678 9012'])('does not store a number that looks like a day: %s', (text) => {
  expect(withoutSecrets(text)).toBeUndefined();
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
