import { daysOf, noticeDays, noticeOf } from './notice';

const day = (date: string, name: string, kind: 'holiday' | 'makeUp' | 'closure' = 'holiday') => ({ date, name, kind, working: kind === 'makeUp' });

it('tells the days of a sheet as a notice does, and its own closures not', () => {
  const days = [day('2027-02-05', '春节'), day('2027-02-06', '春节'), day('2027-02-07', '春节补假'), day('2027-02-14', '春节调休上班', 'makeUp'), day('2027-03-01', '搬迁', 'closure'), day('2027-10-01', '国庆节')];
  expect(noticeOf({ days })).toEqual({
    holidays: [{ name: '春节', from: '2027-02-05', to: '2027-02-07' }, { name: '国庆节', from: '2027-10-01', to: '2027-10-01' }],
    makeUpDays: [{ date: '2027-02-14' }],
  });
});

it('goes through every day of a holiday, across the end of a month, and no further than a year', () => {
  expect(daysOf('2027-02-27', '2027-03-01')).toEqual(['2027-02-27', '2027-02-28', '2027-03-01']);
  expect(daysOf('2027-02-27', null)).toEqual(['2027-02-27']);
  expect(daysOf('2027-02-27', '2027-02-01')).toEqual(['2027-02-27']);
  expect(daysOf('2027-02-27', '9999-01-01')).toHaveLength(366);
});

it('is sent day by day, without what was left empty', () => {
  expect(noticeDays([{ name: ' 元旦 ', from: '2027-01-01', to: '2027-01-02' }, { from: null }], [{ date: '2027-01-09' }, {}])).toEqual([
    { date: '2027-01-01', working: false, name: '元旦' }, { date: '2027-01-02', working: false, name: '元旦' }, { date: '2027-01-09', working: true },
  ]);
});
