import { nextDate } from './business-date.js';
import { endsWithDay, type WorkingTime } from './clock-arithmetic.js';
import type { Deadline } from './deadline.js';
import { dueAt, isProvisional, remainingAt } from './deadline-clock.js';
import { layOut, type Leg, type StandStill } from './deadline-course.js';

/**
 * One line of the answer to "why is it due then?". Dates are `YYYY-MM-DD` in the office's zone, instants ISO UTC.
 *
 * | code | params |
 * | --- | --- |
 * | rule | rule, version, nature, source, article ('' if none), length, unit |
 * | started | at, date |
 * | beganWhenResumed | at, date |
 * | startDayExcluded | date |
 * | agreedDate | date |
 * | skippedDay | date, name, kind (weekend, holiday, closure) |
 * | makeUpDayCounted | date, name |
 * | paused | from, to ('' while open), officeMsLeft, wallMsLeft |
 * | extended | length, unit, grantedAt, reason ('' if none) |
 * | rolledForward | from, to |
 * | provisional | lastPublishedYear |
 * | due, expires | at, date, calendarVersion |
 * | standsStill | since, calendarVersion |
 */
export interface ExplanationLine {
  code:
    | 'rule'
    | 'started'
    | 'beganWhenResumed'
    | 'startDayExcluded'
    | 'agreedDate'
    | 'skippedDay'
    | 'makeUpDayCounted'
    | 'paused'
    | 'extended'
    | 'rolledForward'
    | 'provisional'
    | 'due'
    | 'expires'
    | 'standsStill';
  params: Readonly<Record<string, string | number>>;
}

interface DatedLine extends ExplanationLine {
  /** Where the line stands in time, ms. */
  at: number;
}

/** The whole reckoning of a deadline, in the order in which it happened. */
export function explainDeadline(deadline: Deadline, time: WorkingTime): ExplanationLine[] {
  const { began, legs, pauses } = layOut(deadline, time);
  const happened = [
    ...legs.flatMap((leg) => (leg.unit === 'workingDays' ? countedDays(leg, pauses, time) : [])),
    ...legs.slice(0, -1).flatMap((leg) => rolledOver(leg, time).map((line): DatedLine => ({ at: leg.end, ...line }))),
    ...pauseLines(deadline, time),
    ...extensionLines(deadline),
  ].sort((a, b) => a.at - b.at);
  return [
    ...beginning(deadline, began, time),
    ...happened.map(({ code, params }): ExplanationLine => ({ code, params })),
    ...ending(deadline, legs, time),
  ];
}

function beginning({ rule, startedAt, agreedOn }: Deadline, began: number, { office }: WorkingTime): ExplanationLine[] {
  const { code, version, nature, basis, length, unit } = rule;
  const date = office.dateOf(began);
  const lines: ExplanationLine[] = [
    {
      code: 'rule',
      params: { rule: code, version, nature, source: basis.source, article: basis.article ?? '', length, unit },
    },
    { code: 'started', params: { at: startedAt.toISOString(), date: office.dateOf(startedAt.getTime()) } },
  ];
  if (began !== startedAt.getTime()) lines.push({ code: 'beganWhenResumed', params: { at: new Date(began).toISOString(), date } });
  if (unit === 'agreedDate') lines.push({ code: 'agreedDate', params: { date: agreedOn ?? '' } });
  else if (unit !== 'hours') lines.push({ code: 'startDayExcluded', params: { date } });
  return lines;
}

/** Every day the leg passed over and every make-up day it counted, but for days on which the clock stood still throughout. */
function countedDays(leg: Leg, pauses: readonly StandStill[], time: WorkingTime): DatedLine[] {
  const { calendar, office } = time;
  const open = pauses.find((pause) => pause.to === Infinity);
  const until = leg.standsStill && open ? open.from : leg.end;
  const lines: DatedLine[] = [];
  for (let date = office.dateOf(leg.from), last = office.dateOf(until - 1); date <= last; date = nextDate(date)) {
    const [at, next] = [office.startOfDay(date), office.startOfDay(nextDate(date))];
    if (pauses.some((pause) => pause.from <= at && pause.to >= next)) continue;
    const { working, name = '', kind } = calendar.day(date);
    if (!working) lines.push({ at, code: 'skippedDay', params: { date, name, kind } });
    else if (kind !== 'weekday') lines.push({ at, code: 'makeUpDayCounted', params: { date, name } });
  }
  return lines;
}

function pauseLines(deadline: Deadline, time: WorkingTime): DatedLine[] {
  return deadline.pauses.map(({ from, to }) => {
    const { officeMs, wallMs } = remainingAt(deadline, from, time);
    return {
      at: from.getTime(),
      code: 'paused',
      params: { from: from.toISOString(), to: to?.toISOString() ?? '', officeMsLeft: officeMs, wallMsLeft: wallMs },
    };
  });
}

function extensionLines({ extensions }: Deadline): DatedLine[] {
  return extensions.map(({ length, unit, grantedAt, reason = '' }) => ({
    at: grantedAt.getTime(),
    code: 'extended',
    params: { length, unit, grantedAt: grantedAt.toISOString(), reason },
  }));
}

function ending(deadline: Deadline, legs: readonly Leg[], time: WorkingTime): ExplanationLine[] {
  const { calendar, office } = time;
  const lines: ExplanationLine[] = [];
  const due = dueAt(deadline, time);
  const last = legs.at(-1);
  if (due && last) lines.push(...rolledOver(last, time));
  if (isProvisional(deadline, time)) {
    lines.push({ code: 'provisional', params: { lastPublishedYear: calendar.lastPublishedYear } });
  }
  const calendarVersion = calendar.version;
  if (!due) {
    const since = deadline.pauses.at(-1)?.from.toISOString() ?? '';
    return [...lines, { code: 'standsStill', params: { since, calendarVersion } }];
  }
  const code = deadline.rule.effect === 'expired' ? 'expires' : 'due';
  return [...lines, { code, params: { at: due.toISOString(), date: office.dateOf(due.getTime()), calendarVersion } }];
}

/** Why an end on a rest day moved: each rest day in between, and the move. Empty when it did not. */
function rolledOver({ unit, end, lastInstant }: Leg, { calendar, office }: WorkingTime): ExplanationLine[] {
  if (!endsWithDay(unit)) return [];
  const from = office.dateOf(end - 1);
  const to = office.dateOf(lastInstant);
  const lines: ExplanationLine[] = [];
  for (let date = from; date < to; date = nextDate(date)) {
    const { name = '', kind } = calendar.day(date);
    lines.push({ code: 'skippedDay', params: { date, name, kind } });
  }
  return lines.length ? [...lines, { code: 'rolledForward', params: { from, to } }] : [];
}
