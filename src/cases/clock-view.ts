import type { DeadlineRow } from '../deadlines/deadline.entity.js';
import type { Deadline } from '../deadlines/domain/deadline.js';
import { isOverdue } from '../deadlines/domain/deadline-clock.js';
import { explainDeadline } from '../deadlines/domain/deadline-explanation.js';
import { timeLeft } from '../deadlines/domain/time-left.js';
import type { VersionedTime } from '../deadlines/office-time.js';
import { shippedRule } from '../deadlines/rule-book.js';
import type { ClockView } from './case-deadlines.view.js';
import type { DeadlineWords } from './deadline-words.js';

interface Reckoning {
  time: VersionedTime;
  /** That a referral's clock is about. */
  department: string | null;
  now: Date;
  words: DeadlineWords;
}

/** Shows one clock: the rule with its source, how its due time was reckoned, and how much is left. */
export function toClockView(row: DeadlineRow, deadline: Deadline, { time, department, now, words }: Reckoning): ClockView {
  const left = timeLeft(deadline, now, time);
  const { rule } = row;
  return {
    id: row.id,
    rule: row.code,
    name: words.nameOfRule(row.code),
    department,
    ruleVersion: rule.version,
    calendarVersion: row.calendarVersion,
    basis: words.basis(rule.basis),
    confidence: shippedRule(row.code)?.confidence ?? null,
    effect: rule.effect,
    extendable: rule.extendable,
    length: rule.length,
    unit: rule.unit,
    subject: row.subject,
    subjectId: row.subjectId,
    state: row.state,
    nature: rule.nature,
    startedAt: row.startedAt.toISOString(),
    agreedOn: row.agreedOn,
    dueAt: row.dueAt?.toISOString() ?? null,
    provisional: row.provisionalYear !== null,
    endedAt: row.endedAt?.toISOString() ?? null,
    overdue: isOverdue(deadline, now, time),
    remainingMs: left.left && left.left.officeMs + left.left.wallMs,
    remainingText: words.timeLeft(deadline, left, time),
    overdueMs: left.overMs,
    generation: row.generation,
    pauses: row.pauses.map(({ from, to }) => ({ from, to: to ?? null })),
    extensions: row.extensions.map(({ length, unit, grantedAt, reason }) => ({ length, unit, grantedAt, reason: reason ?? null, text: words.extension(length, unit) })),
    explanation: explainDeadline(deadline, time).map((line) => ({ ...line, text: words.explanation(line, rule.unit, time) })),
  };
}
