import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Case } from '../cases/case.entity.js';
import type { DeadlineRow } from '../deadlines/deadline.entity.js';
import type { StepMoment } from '../deadlines/domain/escalation-ladders.js';
import type { ScheduledStep } from '../deadlines/domain/ladder.js';
import { EscalationStep } from '../deadlines/escalation-step.entity.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { Referral } from '../referrals/referral.entity.js';
import { SupervisorItems } from '../supervisor-items/supervisor-items.service.js';
import { Inbox, type News } from './inbox.js';
import { type About, type Audience, Recipients } from './recipients.js';

/** Fired later than this, a step counts as one left over from an outage. */
const BACKLOG_MS = 60_000;

/** A step that a clock has reached. */
export interface ReachedStep {
  row: DeadlineRow;
  kase: Case;
  scheduled: ScheduledStep;
}

/** How late a step is, in ms: of those passed before their generation began the highest is due at its beginning. */
export const latenessOf = ({ row, scheduled }: ReachedStep, now: Date): number =>
  Math.max(0, now.getTime() - Math.max(scheduled.at.getTime(), row.generationBeganAt.getTime()));

const keyOf = ({ row, scheduled }: ReachedStep): string => `deadline:${row.id}:${row.generation}:${scheduled.step.code}`;

const isWarning = ({ kind }: StepMoment): boolean => kind === 'share' || kind === 'workingDaysBeforeDue';

/** Takes steps of ladders: tells the people of each, opens what the supervisor has to answer, and notes that it was taken. */
@Injectable()
export class EscalationSteps {
  constructor(
    private readonly time: OfficeTime,
    private readonly inbox: Inbox,
    private readonly recipients: Recipients,
    private readonly items: SupervisorItems,
  ) {}

  /** The caller holds the cases and the clocks. A step is taken also when nobody is left to be told. */
  async take(m: EntityManager, reached: readonly ReachedStep[], now: Date): Promise<void> {
    if (reached.length === 0) return;
    const told = await this.tell(m, reached, now);
    for (const step of reached) await this.openItem(m, step, now);
    const rows = reached.map(({ row: { id, generation }, scheduled: { step } }, n) => ({ deadlineId: id, generation, step: step.code, at: now, recipientIds: told[n] ?? [] }));
    await m.insert(EscalationStep, rows);
  }

  /** @returns for each step whom it was told */
  private async tell(m: EntityManager, reached: readonly ReachedStep[], now: Date): Promise<string[][]> {
    const find = await this.finder(m, reached);
    const nextOpen = await this.nextOpen(m, reached, now);
    const tellings = [];
    for (const step of reached) tellings.push({ step, userIds: await find(step, step.scheduled.step.recipients), news: this.newsOf(step, now, nextOpen) });
    const told = await this.inbox.tellEach(m, tellings);
    // Gone, or walled off from the case: the leader stands in.
    const unheard = [];
    for (const [n, { step, news }] of tellings.entries()) if (told[n]?.length === 0) unheard.push({ n, userIds: await find(step, ['regionLeader']), news });
    const standIns = await this.inbox.tellEach(m, unheard);
    for (const [place, { n }] of unheard.entries()) told[n] = standIns[place] ?? [];
    return told;
  }

  /** Many clocks have the same people: each is looked up once in a transaction. */
  private async finder(m: EntityManager, reached: readonly ReachedStep[]): Promise<(step: ReachedStep, audience: readonly Audience[]) => Promise<string[]>> {
    const referralIds = reached.filter(({ row }) => row.subject === 'referral').map(({ row }) => row.subjectId);
    const referrals = new Map((referralIds.length > 0 ? await m.findBy(Referral, { id: In(referralIds) }) : []).map((referral) => [referral.id, referral]));
    const known = new Map<string, Promise<string[]>>();
    return ({ row, kase }, audience) => {
      const { departmentId = null, liaisonId = null } = referrals.get(row.subjectId) ?? {};
      const about: About = { kase, departmentId, liaisonId };
      const key = [audience, kase.leadId, kase.supervisorId, kase.regionCode, departmentId, liaisonId].join();
      const people = known.get(key) ?? this.recipients.of(m, audience, about);
      known.set(key, people);
      return people;
    };
  }

  /** When warnings of working-day clocks are delivered. */
  private async nextOpen(m: EntityManager, reached: readonly ReachedStep[], now: Date): Promise<Date> {
    if (reached.every(({ scheduled }) => scheduled.delivery === 'atOnce')) return now;
    return new Date(this.time.office.nextOpen(now.getTime(), (await this.time.current(m)).calendar));
  }

  private async openItem(m: EntityManager, reached: ReachedStep, at: Date): Promise<void> {
    const { row, scheduled: { step } } = reached;
    const kind = step.opensItem ? 'overdueClock' : step.proposes ? 'confirmDefault' : null;
    if (!kind) return;
    const { id, caseId, subject, subjectId, code, dueAt } = row;
    const data = { rule: code, step: step.code, dueAt: dueAt?.toISOString() ?? '' };
    await this.items.open(m, { caseId, kind, key: keyOf(reached), subject, subjectId, deadlineId: id, data, at, backlog: latenessOf(reached, at) > BACKLOG_MS });
  }

  private newsOf(reached: ReachedStep, now: Date, nextOpen: Date): News {
    const { row, kase, scheduled: { step, delivery, at } } = reached;
    const dueOn = row.dueAt ? this.time.dateOf(row.dueAt) : '';
    return {
      caseId: kase.id,
      eventKey: keyOf(reached),
      type: `deadline.${step.code}`,
      data: { number: kase.number, rule: row.code, dueAt: row.dueAt?.toISOString() ?? '', dueOn, reachedAt: at.toISOString(), subject: row.subject, subjectId: row.subjectId },
      at: now,
      visibleFrom: delivery === 'atOnce' ? now : nextOpen,
      urgent: !isWarning(step.moment),
      backlog: latenessOf(reached, now) > BACKLOG_MS,
    };
  }
}
