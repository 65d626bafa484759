import { proposeMonthly, proposeSingleDate, type ProposalInput } from './plan-proposal.js';

const weekday = (date: string): boolean => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const base: ProposalInput = { kind: 'wages', amountFen: 1_000, dueOn: '2025-03-01', today: '2025-01-05', isWorkingDay: weekday };

describe('plan proposals', () => {
  it('put wages on the working day before, social insurance on the one after', () => {
    expect(proposeSingleDate(base)).toEqual([{ kind: 'wages', dueOn: '2025-02-28', amountFen: 1_000 }]);
    expect(proposeSingleDate({ ...base, kind: 'socialInsurance' })).toEqual([{ kind: 'socialInsurance', dueOn: '2025-03-03', amountFen: 1_000 }]);
  });

  it('never go before today', () => {
    expect(proposeSingleDate({ ...base, dueOn: '2025-01-05' })[0]?.dueOn).toBe('2025-01-06');
    expect(proposeSingleDate({ ...base, dueOn: '2024-12-31' })[0]?.dueOn).toBe('2025-01-06');
    expect(proposeSingleDate({ ...base, dueOn: '2025-01-06', today: '2025-01-06' })[0]?.dueOn).toBe('2025-01-06');
  });

  it('may fall on today', () => {
    expect(proposeSingleDate({ ...base, dueOn: '2025-03-01', today: '2025-02-28' })[0]?.dueOn).toBe('2025-02-28');
  });

  it('make equal monthly parts that add up, on the last day of shorter months', () => {
    const parts = proposeMonthly({ ...base, kind: 'pension', dueOn: '2025-01-31', months: 3, isWorkingDay: () => true });
    expect(parts.map(({ dueOn, amountFen }) => [dueOn, amountFen])).toEqual([['2025-01-31', 334], ['2025-02-28', 333], ['2025-03-31', 333]]);
  });

  it('leave out parts of nothing, and refuse what is no plan or no calendar', () => {
    expect(proposeMonthly({ ...base, amountFen: 2, months: 5 })).toHaveLength(2);
    expect(() => proposeMonthly({ ...base, months: 0 })).toThrow(RangeError);
    expect(() => proposeMonthly({ ...base, months: 601 })).toThrow(RangeError);
    expect(() => proposeSingleDate({ ...base, isWorkingDay: () => false })).toThrow(RangeError);
  });
});
