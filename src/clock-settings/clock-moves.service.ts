import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditTrail, SYSTEM_CHAIN } from '../audit/audit-trail.js';
import type { Actor } from '../auth/roles.js';
import { ClockMove } from '../deadlines/clock-move.entity.js';
import type { RuleCode } from '../deadlines/domain/deadline-rules.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { RuleBook } from '../deadlines/rule-book.js';
import { Transactions } from '../platform/database/transactions.js';
import { blockedBy, invalidField } from '../platform/http/coded-error.js';
import { Outbox } from '../platform/jobs/outbox.js';
import { Clock } from '../platform/time/clock.js';
import { ClockEffects } from './clock-effects.reader.js';
import type { ClockMoveBody } from './clock-moves.dto.js';
import type { ClockEffectsView } from './clock-effects.view.js';
import { fixedBecause } from './domain/rule-change.js';
import { type WidePlan, countClocks } from './open-clocks.js';

/** Asks for running clocks to be moved: the row says what, a job does it clock by clock. */
@Injectable()
export class ClockMoves {
  constructor(
    private readonly transactions: Transactions,
    private readonly rules: RuleBook,
    private readonly time: OfficeTime,
    private readonly effects: ClockEffects,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * In the caller's transaction.
   * @param actor null: the program itself, because a year's notice arrived
   * @returns the id of the move; null when no clock is concerned
   */
  async begin(m: EntityManager, actor: Actor | null, plan: WidePlan, reason: string): Promise<string | null> {
    const total = await countClocks(m, plan);
    if (total === 0) return null;
    const now = this.clock.now();
    const move = m.create(ClockMove, {
      id: randomUUID(), kind: plan.kind, code: plan.kind === 'rule' ? plan.rule.code : null, version: versionOf(plan), reason,
      requestedById: actor?.id ?? null, at: now, state: 'moving', done: 0, moved: 0, skipped: 0, total, cursor: null, touchedAt: now,
    });
    await m.insert(ClockMove, move);
    const details = { moveId: move.id, kind: move.kind, code: move.code, version: move.version, clocks: total, reason };
    await this.audit.append(m, { chain: SYSTEM_CHAIN, at: now, actorId: actor?.id ?? null, action: 'clocks.moveAsked', details });
    await this.outbox.add(m, 'clocks.move', { id: move.id });
    return move.id;
  }

  /** What a move is to do. @throws DeadlineError for a rule that no longer exists */
  async planOf(m: EntityManager, { kind, code, version }: Pick<ClockMove, 'kind' | 'code' | 'version'>): Promise<WidePlan> {
    if (kind === 'rule') return { kind, rule: await this.rules.ofVersion(m, code as RuleCode, Number(version)) };
    return { kind, time: await this.time.under(m, version) };
  }

  /** What moving the running clocks under the rule or the calendar in force would do. @throws as `move` */
  async preview(body: ClockMoveBody): Promise<ClockEffectsView> {
    const m = this.transactions.reader;
    return this.effects.of(m, await this.planInForce(m, body));
  }

  /**
   * Moves the running clocks under the rule or the calendar in force.
   * @throws CodedError 400 for an unknown rule, 422 `nothingToMove`, `lengthIsAgreed`
   */
  async move(actor: Actor, body: ClockMoveBody): Promise<string> {
    return this.transactions.run(async (m) => {
      const id = await this.begin(m, actor, await this.planInForce(m, body), body.reason);
      if (id === null) throw blockedBy('nothingToMove', 'kind');
      return id;
    });
  }

  private async planInForce(m: EntityManager, { kind, code }: ClockMoveBody): Promise<WidePlan> {
    if (kind === 'calendar') return { kind, time: await this.time.current(m) };
    if (code === undefined) throw invalidField('code', 'required');
    const rule = (await this.rules.inForce(m, this.time.dateOf(this.clock.now()))).find((candidate) => candidate.code === code);
    if (!rule) throw invalidField('code', 'unknownRule');
    if (fixedBecause(rule) === 'lengthIsAgreed') throw blockedBy('lengthIsAgreed', 'code');
    return { kind: 'rule', rule };
  }
}

const versionOf = (plan: WidePlan): string => (plan.kind === 'rule' ? plan.rule.version : plan.time.calendar.version);
