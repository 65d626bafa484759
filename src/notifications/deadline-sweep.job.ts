import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { Deadlines } from '../deadlines/deadlines.service.js';
import { type ScheduledStep, nextStepAt, stepsToFire } from '../deadlines/domain/ladder.js';
import { EscalationStep } from '../deadlines/escalation-step.entity.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { Transactions } from '../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import { Clock } from '../platform/time/clock.js';
import { Referral } from '../referrals/referral.entity.js';
import { Inbox } from './inbox.js';
import { Recipients } from './recipients.js';

/** So many clocks are treated in one run, each in its own transaction, the longest waiting first. */
const BATCH = 500;

/**
 * Notices which clocks have reached a step of their ladder and tells the people of that step. It looks at rows only: a run that is
 * lost, late or doubled changes nothing, because a step is a unique row.
 */
@Injectable()
@HandlesJob({ name: 'deadlines.sweep', everyMs: 1_000 })
export class DeadlineSweepJob implements JobHandler {
  constructor(
    private readonly transactions: Transactions,
    private readonly deadlines: Deadlines,
    private readonly time: OfficeTime,
    private readonly inbox: Inbox,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    for (let treated = 0; treated < BATCH; treated += 1) {
      if (!(await this.transactions.run((m) => this.treatNext(m, now)))) return;
    }
  }

  private async treatNext(m: EntityManager, now: Date): Promise<boolean> {
    // The case first, as every command does: two who lock in different orders would wait for each other.
    const [claimed] = await m.query<{ id: string }[]>(
      `SELECT d.id FROM deadlines d JOIN cases c ON c.id = d.case_id WHERE d.state = 'running' AND d.next_step_at <= $1
        ORDER BY d.next_step_at, d.id LIMIT 1 FOR UPDATE OF c SKIP LOCKED`,
      [now],
    );
    if (!claimed) return false;
    const row = await m.findOneOrFail(DeadlineRow, { where: { id: claimed.id }, lock: { mode: 'pessimistic_write' } });
    if (row.state !== 'running' || row.nextStepAt === null || row.nextStepAt > now) return true;
    const deadline = this.deadlines.toDeadline(row);
    const fired = (await m.findBy(EscalationStep, { deadlineId: row.id, generation: row.generation })).map(({ step }) => step);
    const kase = await m.findOneByOrFail(Case, { id: row.caseId });
    const time = await this.deadlines.timeOf(m, row);
    for (const step of stepsToFire(deadline, now, { beganAt: row.generationBeganAt, fired }, time)) await this.fire(m, row, kase, step, now);
    await m.update(DeadlineRow, { id: row.id }, { nextStepAt: nextStepAt(deadline, now, time)?.at ?? null });
    return true;
  }

  private async fire(m: EntityManager, row: DeadlineRow, kase: Case, { step, delivery, at }: ScheduledStep, now: Date): Promise<void> {
    const referral = row.subject === 'referral' ? await m.findOneBy(Referral, { id: row.subjectId }) : null;
    const people = await this.recipients.of(m, step.recipients, { kase, departmentId: referral?.departmentId ?? null, liaisonId: referral?.liaisonId ?? null });
    const told = await this.inbox.tell(m, people, {
      caseId: kase.id,
      eventKey: `deadline:${row.id}:${row.generation}:${step.code}`,
      type: `deadline.${step.code}`,
      data: { number: kase.number, rule: row.code, dueAt: row.dueAt?.toISOString() ?? '', reachedAt: at.toISOString(), subject: row.subject, subjectId: row.subjectId },
      at: now,
      visibleFrom: delivery === 'atOnce' ? now : new Date(this.time.office.nextOpen(now.getTime(), (await this.time.current(m)).calendar)),
    });
    await m.insert(EscalationStep, { deadlineId: row.id, generation: row.generation, step: step.code, at: now, recipientIds: told });
  }
}
