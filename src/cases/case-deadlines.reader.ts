import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { Deadlines } from '../deadlines/deadlines.service.js';
import type { Deadline } from '../deadlines/domain/deadline.js';
import { isOverdue } from '../deadlines/domain/deadline-clock.js';
import { explainDeadline } from '../deadlines/domain/deadline-explanation.js';
import { courseOfSteps } from '../deadlines/domain/step-course.js';
import { timeLeft } from '../deadlines/domain/time-left.js';
import { EscalationStep } from '../deadlines/escalation-step.entity.js';
import type { VersionedTime } from '../deadlines/office-time.js';
import { shippedRule } from '../deadlines/rule-book.js';
import { Transactions } from '../platform/database/transactions.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { findVisibleCase } from './case-command.js';
import { CaseExtensions } from './case-extensions.js';
import type { DeadlineView, DeadlinesView, StepRecipientView } from './case-deadlines.view.js';
import { DeadlineWords } from './deadline-words.js';

/** What is known beside the row of one clock. */
interface Around {
  time: VersionedTime;
  taken: readonly EscalationStep[];
  people: ReadonlyMap<string, StepRecipientView>;
  /** The departments that the clocks of referrals are about, by referral. */
  departments: ReadonlyMap<string, string>;
  now: Date;
  words: DeadlineWords;
}

/** Shows the clocks of a case: the reckoning of each, how much is left, and its steps. */
@Injectable()
export class CaseDeadlinesReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly extensions: CaseExtensions,
    private readonly deadlines: Deadlines,
    private readonly catalogue: MessageCatalogue,
    private readonly clock: Clock,
  ) {}

  /** In the order in which they were started. @throws CodedError 404 */
  async list(actor: Actor, caseId: string): Promise<DeadlinesView> {
    const m = this.transactions.reader;
    await findVisibleCase(m, actor, caseId);
    const rows = await m.find(DeadlineRow, { where: { caseId }, order: { startedAt: 'ASC', id: 'ASC' } });
    const steps = await m.find(EscalationStep, { where: { deadlineId: In(rows.map(({ id }) => id)) }, order: { at: 'ASC', generation: 'ASC', step: 'ASC' } });
    const told = [...new Set(steps.flatMap(({ recipientIds }) => recipientIds))];
    const people = new Map((await m.find(User, { where: { id: In(told) }, select: { id: true, name: true, role: true } })).map(({ id, name, role }) => [id, { id, name, role }]));
    const departments = await this.extensions.waiting.departmentsAsked(m, rows.filter(({ subject }) => subject === 'referral').map(({ subjectId }) => subjectId));
    const now = this.clock.now();
    const words = new DeadlineWords(this.catalogue, currentContext()?.locale);
    const items: DeadlineView[] = [];
    for (const row of rows) {
      const taken = steps.filter(({ deadlineId }) => deadlineId === row.id);
      items.push(this.view(row, { time: await this.deadlines.timeOf(m, row), taken, people, departments, now, words }));
    }
    return { items };
  }

  private view(row: DeadlineRow, around: Around): DeadlineView {
    const { time, now, words, departments } = around;
    const deadline = this.deadlines.toDeadline(row);
    const left = timeLeft(deadline, now, time);
    const { rule } = row;
    return {
      id: row.id,
      rule: row.code,
      name: words.nameOfRule(row.code),
      department: departments.get(row.subjectId) ?? null,
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
      steps: stepViews(deadline, row, around),
    };
  }
}

function stepViews(deadline: Deadline, { generation, generationBeganAt }: DeadlineRow, { time, taken, people, now, words }: Around): DeadlineView['steps'] {
  return courseOfSteps(deadline, { generation, beganAt: generationBeganAt, taken }, now, time).map(({ code, generation: of, reachedAt, roles, taken: step }) => {
    const recipientIds = step?.recipientIds ?? [];
    const recipients = recipientIds.flatMap((id) => people.get(id) ?? []);
    return {
      step: code, name: words.nameOfStep(code), generation: of, at: reachedAt.toISOString(), firedAt: step?.at.toISOString() ?? null, recipientIds, recipients, roles: [...roles],
      text: step ? words.told(recipients.map(({ name }) => name)) : words.willTell(roles),
    };
  });
}
