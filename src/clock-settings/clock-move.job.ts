import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { toActor } from '../auth/session.service.js';
import { User } from '../auth/user.entity.js';
import { CaseCommands } from '../cases/case-command.js';
import { ClockMove } from '../deadlines/clock-move.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import type { JobPayload } from '../platform/jobs/job-definitions.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import { Outbox } from '../platform/jobs/outbox.js';
import { Clock } from '../platform/time/clock.js';
import { ClockMover } from './clock-mover.js';
import { ClockMoves } from './clock-moves.service.js';
import { type WidePlan, countClocks, nextClocks } from './open-clocks.js';

/** So many clocks in one run; then the job asks for itself again, so that others get their turn. */
const RUN = 100;

/**
 * Puts running clocks under a newer rule or calendar, one clock a transaction, which also keeps how far the work is: whatever
 * stops it, what is done stays done and is not done twice. Runs at the same time leave the work to the one that holds it.
 */
@Injectable()
@HandlesJob({ name: 'clocks.move' })
export class ClockMoveJob implements JobHandler {
  constructor(
    private readonly transactions: Transactions,
    private readonly moves: ClockMoves,
    private readonly mover: ClockMover,
    private readonly commands: CaseCommands,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async handle({ id }: JobPayload): Promise<void> {
    if (id === undefined) return;
    for (let treated = 0; treated < RUN; treated += 1) if (!(await this.transactions.run((m) => this.step(m, id)))) return;
    await this.transactions.run((m) => this.outbox.add(m, 'clocks.move', { id }));
  }

  /** The next clock. @returns whether there is more to do here */
  private async step(m: EntityManager, id: string): Promise<boolean> {
    const move = await m.findOne(ClockMove, { where: { id, state: 'moving' }, lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' } });
    if (!move) return false;
    const plan = await this.moves.planOf(m, move);
    const [next] = await nextClocks(m, plan, move.cursor, 1);
    if (!next) return this.finish(m, move, plan);
    const outcome = await this.commands.runUnchecked(m, await this.actorOf(m, move), next.caseId, (tx) => this.mover.move(tx, next.id, plan, move.reason));
    await m.update(ClockMove, { id }, {
      cursor: next.id, done: move.done + 1, moved: move.moved + (outcome === 'moved' ? 1 : 0), skipped: move.skipped + (outcome === 'skipped' ? 1 : 0), touchedAt: this.clock.now(),
    });
    return true;
  }

  private async actorOf(m: EntityManager, { requestedById }: ClockMove): Promise<Actor | null> {
    return requestedById === null ? null : toActor(await m.findOneByOrFail(User, { id: requestedById }));
  }

  /** Clocks that were started while the change was committed may have got behind the cursor: then it goes round again. */
  private async finish(m: EntityManager, move: ClockMove, plan: WidePlan): Promise<boolean> {
    const left = await countClocks(m, plan);
    const again = left > move.skipped;
    if (again) await m.update(ClockMove, { id: move.id }, { cursor: null, skipped: 0, total: move.total + left });
    else await m.update(ClockMove, { id: move.id }, { state: 'done', touchedAt: this.clock.now() });
    return again;
  }
}
