import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { Deadlines } from '../deadlines/deadlines.service.js';
import type { Deadline } from '../deadlines/domain/deadline.js';
import { courseOfSteps } from '../deadlines/domain/step-course.js';
import { EscalationStep } from '../deadlines/escalation-step.entity.js';
import type { VersionedTime } from '../deadlines/office-time.js';
import { Transactions } from '../platform/database/transactions.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { findVisibleCase } from './case-command.js';
import { CaseExtensions } from './case-extensions.js';
import type { DeadlineView, DeadlinesView, StepRecipientView } from './case-deadlines.view.js';
import { toClockView } from './clock-view.js';
import { DeadlineWords } from './deadline-words.js';

/** What is known beside the row of one clock, for its steps. */
interface Around {
  time: VersionedTime;
  taken: readonly EscalationStep[];
  people: ReadonlyMap<string, StepRecipientView>;
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
      const [deadline, time] = [this.deadlines.toDeadline(row), await this.deadlines.timeOf(m, row)];
      items.push({ ...toClockView(row, deadline, { time, department: departments.get(row.subjectId) ?? null, now, words }), steps: stepViews(deadline, row, { time, taken, people, now, words }) });
    }
    return { items };
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
