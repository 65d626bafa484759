import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../auth/roles.js';
import { CaseCommands, findVisibleCase } from '../cases/case-command.js';
import { toBlockerView } from '../cases/case-transitions.service.js';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { blocked, invalid, notFound, staleVersion } from '../platform/http/coded-error.js';
import { decideSupervisorItemEvent, readSupervisorItemPayload } from './domain/supervisor-item-machine.js';
import { toldOf } from './supervisor-item-news.js';
import { SupervisorItem } from './supervisor-item.entity.js';
import type { SupervisorItemEventBody } from './supervisor-items.dto.js';

/** Takes a supervisor's answer to an item. */
@Injectable()
export class SupervisorItemAnswers {
  constructor(
    private readonly commands: CaseCommands,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Answers, also after the case has ended: an item that was not answered stays open.
   * @throws CodedError 400 for a payload of the wrong shape, 403, 404, 409, 422 when it is not open or the measures are missing
   */
  async fire(actor: Actor, itemId: string, { type, version, payload }: SupervisorItemEventBody): Promise<void> {
    const reading = readSupervisorItemPayload(type, payload);
    if (!reading.ok) throw invalid(reading.errors);
    const { answer } = reading.payload;
    const caseId = await this.caseOf(actor, itemId);
    await this.commands.run(actor, caseId, { standing: 'supervisor', states: 'any' }, async (tx) => {
      const { m, now } = tx;
      const item = await m.findOneOrFail(SupervisorItem, { where: { id: itemId }, lock: { mode: 'pessimistic_write' } });
      if (version !== item.version) throw staleVersion(item.version);
      const decision = decideSupervisorItemEvent(item.state, type, reading.payload);
      if (!decision.ok) throw blocked(decision.blockers.map(toBlockerView));
      await m.update(SupervisorItem, { id: itemId }, { state: decision.to, version: version + 1, answeredById: actor.id, answeredAt: now, answer: answer ?? null });
      const clock = item.deadlineId === null ? null : await m.findOneBy(DeadlineRow, { id: item.deadlineId });
      await tx.record(`supervisorItem.${type}`, { ...toldOf(item, clock?.code ?? null), reason: answer });
    });
  }

  /** The case of an item, if the person may know of it. @throws CodedError 404 */
  private async caseOf(actor: Actor, itemId: string): Promise<string> {
    const m = this.transactions.reader;
    const item = isUUID(itemId) ? await m.findOneBy(SupervisorItem, { id: itemId }) : null;
    if (!item) throw notFound();
    return (await findVisibleCase(m, actor, item.caseId)).id;
  }
}
