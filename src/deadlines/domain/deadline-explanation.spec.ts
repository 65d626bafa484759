import type { Deadline } from './deadline.js';
import { explainDeadline } from './deadline-explanation.js';
import { extendDeadline, pauseDeadline, resumeDeadline } from './deadline-history.js';
import { ruleFor } from './deadline-rules.js';
import { OfficeHours } from './office-hours.js';
import { WorkingCalendar } from './working-calendar.js';

const time = { calendar: new WorkingCalendar({ version: 'c1' }), office: new OfficeHours() };
const local = (text: string): Date => new Date(`${text}+08:00`);
const start = (startedAt: string, rule = ruleFor('investigate', 'blue')): Deadline => ({
  rule,
  startedAt: local(startedAt),
  pauses: [],
  extensions: [],
  state: 'running',
});

describe('an explanation', () => {
  it('names the rule, each day skipped and why, and the day made up', () => {
    const lines = explainDeadline(start('2026-02-13T10:00'), time);
    expect(lines[0]).toEqual({
      code: 'rule',
      params: { rule: 'investigate', version: '1', nature: 'policy', source: '本单位“三快”办理时限', article: '', length: 5, unit: 'workingDays' },
    });
    expect(lines[1]).toEqual({ code: 'started', params: { at: '2026-02-13T02:00:00.000Z', date: '2026-02-13' } });
    expect(lines[2]).toEqual({ code: 'startDayExcluded', params: { date: '2026-02-13' } });
    expect(lines[3]).toEqual({ code: 'makeUpDayCounted', params: { date: '2026-02-14', name: '春节调休上班' } });
    const skipped = lines.filter(({ code }) => code === 'skippedDay');
    expect(skipped).toHaveLength(9);
    expect(skipped[0]?.params).toEqual({ date: '2026-02-15', name: '春节', kind: 'holiday' });
    expect(lines.at(-1)).toEqual({ code: 'due', params: { at: '2026-02-27T10:00:00.000Z', date: '2026-02-27', calendarVersion: 'c1' } });
  });

  it('tells pauses with what was left, and extensions with their reason, in order', () => {
    let deadline = pauseDeadline(start('2026-03-02T10:00'), local('2026-03-05T09:00'));
    const extension = { length: 2, unit: 'workingDays', grantedAt: local('2026-03-09T10:00'), reason: '等银行流水' } as const;
    deadline = extendDeadline(deadline, extension, time);
    const still = explainDeadline(deadline, time);
    expect(still.at(-1)).toEqual({ code: 'standsStill', params: { since: '2026-03-05T01:00:00.000Z', calendarVersion: 'c1' } });
    const lines = explainDeadline(resumeDeadline(deadline, local('2026-03-12T09:00')), time);
    expect(lines.slice(3).map(({ code, params }) => [code, params['date'] ?? params['to'] ?? params['reason']])).toEqual([
      ['paused', '2026-03-12T01:00:00.000Z'],
      ['extended', '等银行流水'],
      ['skippedDay', '2026-03-14'],
      ['skippedDay', '2026-03-15'],
      ['due', '2026-03-18'],
    ]);
    expect(lines[3]?.params['officeMsLeft']).toBe(5 * 9 * 3_600_000);
  });

  it('says why an end moved from a holiday, and that a law\'s time expires', () => {
    const rule = { ...ruleFor('supervisionCheck', 'red'), effect: 'expired', nature: 'statutory' } as const;
    const lines = explainDeadline(start('2026-01-22T10:00', rule), time);
    expect(lines.slice(3).map(({ code, params }) => [code, params['date'] ?? params['to']])).toEqual([
      ['skippedDay', '2026-02-21'],
      ['skippedDay', '2026-02-22'],
      ['skippedDay', '2026-02-23'],
      ['rolledForward', '2026-02-24'],
      ['expires', '2026-02-24'],
    ]);
  });

  it('says that a clock which stood still from the first began when it was resumed', () => {
    const held = resumeDeadline(pauseDeadline(start('2026-03-02T10:00', { ...ruleFor('investigate', 'blue'), length: 1 }), local('2026-03-02T10:00')), local('2026-03-05T09:00'));
    expect(explainDeadline(held, time).map(({ code, params }) => [code, params['date'] ?? params['to'] ?? params['rule']])).toEqual([
      ['rule', 'investigate'],
      ['started', '2026-03-02'],
      ['beganWhenResumed', '2026-03-05'],
      ['startDayExcluded', '2026-03-05'],
      ['paused', '2026-03-05T01:00:00.000Z'],
      ['due', '2026-03-06'],
    ]);
  });

  it('warns of a year without a notice', () => {
    const unpublished = { ...time, calendar: new WorkingCalendar({ published: new Map() }) };
    expect(explainDeadline(start('2026-03-02T10:00'), unpublished).some(({ code }) => code === 'provisional')).toBe(true);
  });

  it('of an agreed day and of hours is short', () => {
    const agreed = { ...start('2024-12-20T10:00', ruleFor('instalment', 'red')), agreedOn: '2025-01-05' };
    expect(explainDeadline(agreed, time).map(({ code }) => code)).toEqual(['rule', 'started', 'agreedDate', 'due']);
    expect(explainDeadline(start('2026-02-14T10:00', ruleFor('verify', 'red')), time).map(({ code }) => code)).toEqual(['rule', 'started', 'due']);
  });
});
