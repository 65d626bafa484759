import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { CaseTransition } from '../cases/case-transition.entity.js';
import type { Case } from '../cases/case.entity.js';
import { endedCaseStates } from '../cases/domain/vocabulary.js';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { type CarriedOver, Deadlines } from '../deadlines/deadlines.service.js';
import type { ReferralRuleCode } from '../deadlines/domain/deadline-rules.js';
import type { ReferralClock, ReferralEffect } from './domain/referral-machine.js';
import { suspensionsSince } from './domain/suspensions.js';
import { Referral } from './referral.entity.js';

const RULES: Readonly<Record<ReferralClock, ReferralRuleCode>> = { acknowledge: 'referralAcknowledge', reply: 'referralReply' };

/** Clocks that say when something is due; the one for declining says when a right ends. */
export const DUE_CODES = ['referralAcknowledge', 'referralReply'] as const satisfies readonly ReferralRuleCode[];

type ClockEffect = Extract<ReferralEffect, { clock: ReferralClock }>;

/** The newest clock of each rule: the open one, else the one that started last. */
export type ClocksOfReferral = Partial<Record<ReferralRuleCode, DeadlineRow>>;

/** The clocks of a referral, under the rules of its case's risk level. They run from sending, never from a click of the receiver. */
@Injectable()
export class ReferralClocks {
  constructor(private readonly deadlines: Deadlines) {}

  /** Brings about what the machine decided of a clock. */
  async bringAbout(m: EntityManager, kase: Case, referral: Referral, effect: ClockEffect, at: Date): Promise<void> {
    const filter = { subjectId: referral.id, codes: [RULES[effect.clock]] };
    switch (effect.kind) {
      case 'meetClock':
        return this.deadlines.meet(m, filter, at);
      case 'cancelClock':
        return this.deadlines.cancel(m, filter, at);
      case 'openClock':
        return this.open(m, kase, referral, { code: RULES[effect.clock], from: effect.from, at });
    }
  }

  /** The right to decline begins with the sending to this department. */
  openDecline(m: EntityManager, kase: Case, referral: Referral, at: Date): Promise<void> {
    return this.open(m, kase, referral, { code: 'referralDecline', from: 'now', at });
  }

  /** The right to decline was used, or given up by replying. */
  meetDecline(m: EntityManager, referral: Referral, at: Date): Promise<void> {
    return this.deadlines.meet(m, { subjectId: referral.id, codes: ['referralDecline'] }, at);
  }

  cancelAll(m: EntityManager, referral: Referral, at: Date): Promise<void> {
    return this.deadlines.cancel(m, { subjectId: referral.id }, at);
  }

  private async open(
    m: EntityManager, kase: Case, referral: Referral, { code, from, at }: { code: ReferralRuleCode; from: 'now' | 'matter'; at: Date },
  ): Promise<void> {
    const clock = { caseId: kase.id, subject: 'referral', subjectId: referral.id, code, riskLevel: kase.riskLevel };
    const before = from === 'matter' ? await this.lastOfMatter(m, referral.matterId, code) : null;
    if (before) await this.deadlines.open(m, { ...clock, startedAt: before.startedAt, carriedOver: await this.carryOver(m, before, at) });
    else await this.deadlines.open(m, { ...clock, startedAt: at, suspended: kase.suspendedAt !== null });
  }

  private async lastOfMatter(m: EntityManager, matterId: string, code: ReferralRuleCode): Promise<DeadlineRow | null> {
    const siblings = await m.find(Referral, { where: { matterId }, select: { id: true } });
    const [last] = await m.find(DeadlineRow, {
      where: { subjectId: In(siblings.map(({ id }) => id)), code },
      order: { startedAt: 'DESC', endedAt: { direction: 'DESC', nulls: 'FIRST' } },
      take: 1,
    });
    return last ?? null;
  }

  /** While a matter lay with nobody no clock ran that a suspension could have paused: the case's own history tells. */
  private async carryOver(m: EntityManager, before: DeadlineRow, at: Date): Promise<CarriedOver> {
    const transitions = await m.find(CaseTransition, { where: { caseId: before.caseId }, order: { version: 'ASC' } });
    const marks = transitions.map(({ event, toState, at: moment }) => ({ event, ended: endedCaseStates.some((state) => state === toState), at: moment }));
    return { at, pauses: suspensionsSince(before.startedAt, marks), extensions: this.deadlines.toDeadline(before).extensions };
  }
}

/** The clocks of each referral, by its id. */
export async function loadClocks(m: EntityManager, referralIds: readonly string[]): Promise<Map<string, ClocksOfReferral>> {
  const rows = await m.find(DeadlineRow, { where: { subjectId: In([...referralIds]), subject: 'referral' } });
  const clocks = new Map<string, ClocksOfReferral>();
  for (const row of rows.sort((a, b) => freshness(a) - freshness(b))) {
    const known = clocks.get(row.subjectId) ?? {};
    known[row.code as ReferralRuleCode] = row;
    clocks.set(row.subjectId, known);
  }
  return clocks;
}

const freshness = ({ state, endedAt }: DeadlineRow): number =>
  state === 'running' || state === 'suspended' ? Number.MAX_SAFE_INTEGER : (endedAt?.getTime() ?? 0);
