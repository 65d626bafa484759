import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { IsNull } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { CaseCommands, type CaseTx, findVisibleCase } from '../cases/case-command.js';
import { requireStanding } from '../cases/case-standing.js';
import { toBlockerView } from '../cases/case-transitions.service.js';
import type { AidKind } from '../cases/domain/vocabulary.js';
import { Transactions } from '../platform/database/transactions.js';
import { blocked, invalidField, notFound, staleVersion } from '../platform/http/coded-error.js';
import { LivingSurveys } from '../roster/living-surveys.service.js';
import { Worker } from '../roster/worker.entity.js';
import { AidItem } from './aid-item.entity.js';
import type { AidEventBody, NewAidItemBody } from './aid.dto.js';
import { decideAidEvent } from './domain/aid-machine.js';
import { type AidEventType, type AidState, aidMachine } from './domain/aid-transitions.js';

/** Aid kinds share words with claim kinds (medical), so that their names are kept apart in the timeline. */
const nameOf = (kind: AidKind): string => `aid.${kind}`;

/** Help for workers in hardship: asked for by the task force, decided by a supervisor, delivered by the task force. */
@Injectable()
export class Aid {
  constructor(
    private readonly commands: CaseCommands,
    private readonly transactions: Transactions,
    private readonly surveys: LivingSurveys,
  ) {}

  /** @returns the item's id. @throws CodedError 400 for somebody who is not on the roster; with what was found, 422 as `LivingSurveys.recordWithin` */
  request(actor: Actor, caseId: string, { workerId, kind, request, found }: NewAidItemBody): Promise<string> {
    return this.commands.run(actor, caseId, { standing: 'member' }, async (tx) => {
      const { m, now } = tx;
      if (!(await m.existsBy(Worker, { id: workerId, caseId, removedAt: IsNull() }))) throw invalidField('workerId', 'notOnThisRoster');
      if (found) await this.surveys.recordWithin(tx, { workerId, ...found });
      const id = randomUUID();
      await m.insert(AidItem, {
        id, caseId, workerId, kind, request, state: 'requested', version: 1, amountFen: null, requestedById: actor.id, requestedAt: now,
        decidedById: null, decidedAt: null, decisionReason: null, deliveredAt: null, withdrawnAt: null,
      });
      await tx.record('aid.requested', { aidItemId: id, workerId, kind: nameOf(kind) });
      return id;
    });
  }

  /**
   * Approves, declines, delivers or withdraws; also on an ended case, so that what was approved can still be handed over.
   * @throws CodedError 400 for an amount where none belongs, 403, 404, 409, 422 in the wrong state or without the reason
   */
  async fire(actor: Actor, itemId: string, { type, version, amountFen, reason }: AidEventBody): Promise<void> {
    const { amount, who } = aidMachine.events[type];
    if (amountFen !== undefined && !amount) throw invalidField('amountFen', 'unknownField');
    const caseId = await this.caseOf(actor, itemId);
    await this.commands.run(actor, caseId, { standing: 'onlooker', states: 'any' }, async (tx) => {
      requireStanding(tx.standing, who);
      const item = await tx.m.findOneOrFail(AidItem, { where: { id: itemId }, lock: { mode: 'pessimistic_write' } });
      if (version !== undefined && version !== item.version) throw staleVersion(item.version);
      const decision = decideAidEvent(item.state, type, { ...(reason === undefined ? {} : { reason }) });
      if (!decision.ok) throw blocked(decision.blockers.map((blocker) => toBlockerView({ ...blocker, path: blocker.path.replace('payload.', '') })));
      await this.write(tx, item, type, decision.to, { amountFen, reason });
    });
  }

  /** An item of a case that the person may know of. @throws CodedError 404 */
  private async caseOf(actor: Actor, itemId: string): Promise<string> {
    const m = this.transactions.reader;
    const item = isUUID(itemId) ? await m.findOneBy(AidItem, { id: itemId }) : null;
    if (!item) throw notFound();
    return (await findVisibleCase(m, actor, item.caseId)).id;
  }

  private async write(tx: CaseTx, item: AidItem, type: AidEventType, to: AidState, said: { amountFen: number | undefined; reason: string | undefined }): Promise<void> {
    const { m, actor, now } = tx;
    const amountFen = said.amountFen ?? item.amountFen;
    const decided = type === 'APPROVE' || type === 'DECLINE' ? { decidedById: actor.id, decidedAt: now, decisionReason: said.reason || null } : {};
    await m.update(AidItem, { id: item.id }, {
      state: to, version: item.version + 1, amountFen, ...decided,
      ...(type === 'DELIVER' ? { deliveredAt: now } : {}), ...(type === 'WITHDRAW' ? { withdrawnAt: now } : {}),
    });
    await tx.record(`aid.${type}`, {
      aidItemId: item.id, workerId: item.workerId, kind: nameOf(item.kind), ...(amountFen === null ? {} : { amountFen }), ...(said.reason ? { reason: said.reason } : {}),
    });
  }
}
