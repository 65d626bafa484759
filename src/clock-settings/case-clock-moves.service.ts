import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { CaseCommands, findVisibleCase } from '../cases/case-command.js';
import type { Case } from '../cases/case.entity.js';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { RuleBook } from '../deadlines/rule-book.js';
import { Transactions } from '../platform/database/transactions.js';
import { blockedBy } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import { ClockEffects } from './clock-effects.reader.js';
import type { ClockEffectsView } from './clock-effects.view.js';
import { ClockMover } from './clock-mover.js';
import type { CaseClockMoveBody, CaseClocksMovedView } from './clock-moves.dto.js';
import type { MovePlan } from './domain/move-plan.js';

/** Puts the open clocks of one case under the rules and the calendar that are in force: an explicit act, shown first. */
@Injectable()
export class CaseClockMoves {
  constructor(
    private readonly commands: CaseCommands,
    private readonly transactions: Transactions,
    private readonly rules: RuleBook,
    private readonly time: OfficeTime,
    private readonly effects: ClockEffects,
    private readonly mover: ClockMover,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 */
  async preview(actor: Actor, caseId: string): Promise<ClockEffectsView> {
    const m = this.transactions.reader;
    return this.effectsOn(m, await findVisibleCase(m, actor, caseId), await this.newest(m));
  }

  /** @throws CodedError as `CaseCommands.run`, 422 `nothingToMove` */
  async move(actor: Actor, caseId: string, { version, reason }: CaseClockMoveBody): Promise<CaseClocksMovedView> {
    return this.commands.run(actor, caseId, { standing: 'supervisor', version }, async (tx) => {
      const plan = await this.newest(tx.m);
      const clocks = await this.effectsOn(tx.m, tx.kase, plan);
      if (clocks.looked === 0) throw blockedBy('nothingToMove');
      for (const { id } of await openClocks(tx.m, caseId)) await this.mover.move(tx, id, plan, reason);
      return { version: version + 1, clocks };
    });
  }

  private async newest(m: EntityManager): Promise<MovePlan> {
    return { kind: 'newest', rules: await this.rules.inForce(m, this.time.dateOf(this.clock.now())), time: await this.time.current(m) };
  }

  private async effectsOn(m: EntityManager, kase: Case, plan: MovePlan): Promise<ClockEffectsView> {
    const clocks = (await openClocks(m, kase.id)).map((row) => ({ row, caseNumber: kase.number, riskLevel: kase.riskLevel }));
    return this.effects.ofCase(m, plan, clocks);
  }
}

const openClocks = (m: EntityManager, caseId: string): Promise<DeadlineRow[]> =>
  m.find(DeadlineRow, { where: { caseId, state: In(['running', 'suspended']) }, order: { id: 'ASC' } });
