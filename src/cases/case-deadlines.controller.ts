import { Controller, Get, Param } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { In } from 'typeorm';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { Deadlines } from '../deadlines/deadlines.service.js';
import { isOverdue } from '../deadlines/domain/deadline-clock.js';
import { explainDeadline } from '../deadlines/domain/deadline-explanation.js';
import { ladderSchedule } from '../deadlines/domain/ladder.js';
import { EscalationStep } from '../deadlines/escalation-step.entity.js';
import { OfficeTime, type VersionedTime } from '../deadlines/office-time.js';
import { Transactions } from '../platform/database/transactions.js';
import { Flag, Id, Ids, Instant, Int, OneOf, Text } from '../platform/http/fields.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { findVisibleCase } from './case-command.js';
import { Answers } from '../platform/http/answers.js';

export class ExplanationView {
  @Text() code!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) params!: Record<string, unknown>;
  @Text() text!: string;
}

export class StepView {
  @Text() step!: string;
  @Instant({ description: 'When it is reached, or was.' }) at!: string;
  @Instant({ nullable: true, description: 'When people were told; null while it is still to come.' }) firedAt!: string | null;
  @Ids({ description: 'Whom it was told.' }) recipientIds!: string[];
}

export class DeadlineView {
  @Id() id!: string;
  @Text() rule!: string;
  @Text() name!: string;
  @OneOf(['case', 'referral', 'instalment']) subject!: string;
  @Id() subjectId!: string;
  @OneOf(['running', 'suspended', 'met', 'cancelled']) state!: string;
  @OneOf(['policy', 'statutory']) nature!: string;
  @Instant() startedAt!: string;
  @Instant({ nullable: true, description: 'The last instant in time; null while suspended.' }) dueAt!: string | null;
  @Instant({ nullable: true }) endedAt!: string | null;
  @Flag() overdue!: boolean;
  @Int() generation!: number;
  @ApiProperty({ type: () => ExplanationView, isArray: true }) explanation!: ExplanationView[];
  @ApiProperty({ type: () => StepView, isArray: true }) steps!: StepView[];
}

export class DeadlinesView {
  @ApiProperty({ type: () => DeadlineView, isArray: true }) items!: DeadlineView[];
}

/** The clocks of a case, each with the reckoning of its due time and the steps it has taken and will take. */
@ApiTags('deadlines')
@Controller('cases')
export class CaseDeadlinesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly deadlines: Deadlines,
    private readonly time: OfficeTime,
    private readonly catalogue: MessageCatalogue,
    private readonly clock: Clock,
  ) {}

  @Get(':id/deadlines')
  @Allow('taskForce', 'supervisor')
  @Answers(200, DeadlinesView)
  async list(@Me() me: Actor, @Param('id') id: string): Promise<DeadlinesView> {
    const m = this.transactions.reader;
    await findVisibleCase(m, me, id);
    const rows = await m.find(DeadlineRow, { where: { caseId: id }, order: { startedAt: 'ASC', id: 'ASC' } });
    const steps = await m.find(EscalationStep, { where: { deadlineId: In(rows.map((row) => row.id)) }, order: { at: 'ASC' } });
    return { items: await Promise.all(rows.map(async (row) => this.view(row, steps.filter(({ deadlineId }) => deadlineId === row.id), await this.deadlines.timeOf(m, row)))) };
  }

  /** The office's date of a line, and the time of day for clocks that end at one. */
  private momentOf({ rule }: DeadlineRow, { at, date }: Readonly<Record<string, string | number>>): string {
    const timed = typeof at === 'string' && (rule.unit === 'hours' || rule.unit === 'workingDays');
    return timed ? `${date} ${this.time.office.timeOf(Date.parse(at))}` : String(date ?? '');
  }

  private view(row: DeadlineRow, fired: readonly EscalationStep[], time: VersionedTime): DeadlineView {
    const deadline = this.deadlines.toDeadline(row);
    const locale = currentContext()?.locale;
    const done = fired.map((step) => ({ step: step.step, at: step.at.toISOString(), firedAt: step.at.toISOString(), recipientIds: step.recipientIds }));
    const known = new Set(fired.filter(({ generation }) => generation === row.generation).map(({ step }) => step));
    const coming = ladderSchedule(deadline, time)
      .filter(({ step }) => !known.has(step.code))
      .map(({ step, at }) => ({ step: step.code, at: at.toISOString(), firedAt: null, recipientIds: [] }));
    return {
      id: row.id,
      rule: row.code,
      name: this.catalogue.render(`label.${row.code}`, {}, locale),
      subject: row.subject,
      subjectId: row.subjectId,
      state: row.state,
      nature: row.rule.nature,
      startedAt: row.startedAt.toISOString(),
      dueAt: row.dueAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      overdue: isOverdue(deadline, this.clock.now(), time),
      generation: row.generation,
      explanation: explainDeadline(deadline, time).map(({ code, params }) => ({ code, params, text: this.catalogue.render(`explanation.${code}`, { ...params, moment: this.momentOf(row, params) }, locale) })),
      steps: [...done, ...coming],
    };
  }
}
