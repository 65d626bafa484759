import { addDays } from '../../deadlines/domain/business-date.js';
import { WorkingCalendar } from '../../deadlines/domain/working-calendar.js';
import { graceEndsOn, graceOverBefore } from './grace.js';

describe('the grace of an instalment', () => {
  const calendar = new WorkingCalendar();

  it('ends three working days after it was due, make-up days counted and the festival not', () => {
    expect(graceEndsOn(calendar, '2025-01-15')).toBe('2025-01-20');
    expect(graceEndsOn(calendar, '2025-01-24')).toBe('2025-02-05');
  });

  it('is over for the same due dates whether asked date by date or with one cut', () => {
    for (let today = '2025-01-01'; today < '2025-03-10'; today = addDays(today, 1)) {
      for (let dueOn = addDays(today, -25); dueOn <= today; dueOn = addDays(dueOn, 1)) {
        expect({ today, dueOn, over: dueOn < graceOverBefore(calendar, today) }).toEqual({ today, dueOn, over: graceEndsOn(calendar, dueOn) < today });
      }
    }
  });
});
