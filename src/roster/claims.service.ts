import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { CaseCommands } from '../cases/case-command.js';
import { blockedBy, invalidField, notFound } from '../platform/http/coded-error.js';
import { Claim } from './claim.entity.js';
import { addingStates, rosterRefusal } from './domain/roster-states.js';
import type { AddClaimBody, ReasonBody } from './roster.dto.js';
import { readClaim } from './roster.service.js';
import type { ClaimView } from './roster.view.js';
import { RosterWriter } from './roster-writer.js';
import { WorkerListReader } from './worker-list.reader.js';
import { WorkerMoney } from './worker-money.js';
import { Worker } from './worker.entity.js';

/** Claims by hand: one added, one withdrawn by whoever made it. */
@Injectable()
export class Claims {
  constructor(
    private readonly commands: CaseCommands,
    private readonly writer: RosterWriter,
    private readonly money: WorkerMoney,
    private readonly reader: WorkerListReader,
  ) {}

  /** @throws CodedError as `CaseCommands.run`; 400 `unknownWorker` or a wrong period; 422 `returnToVerificationFirst` */
  add(actor: Actor, caseId: string, body: AddClaimBody): Promise<ClaimView> {
    const claim = readClaim(body);
    return this.commands.run(actor, caseId, { standing: 'member', states: addingStates, refusal: rosterRefusal }, async (tx) => {
      if (!(await tx.m.existsBy(Worker, { id: body.workerId, caseId, removedAt: IsNull() }))) throw invalidField('workerId', 'unknownWorker');
      const id = await this.writer.addClaim(tx.m, body.workerId, claim, { caseId, at: tx.now, actorId: actor.id, importId: null });
      await tx.record('claim.added', { claimId: id, workerId: body.workerId, kind: claim.kind, claimedFen: claim.claimedFen });
      return this.reader.claim(tx.m, caseId, id);
    });
  }

  /** @throws CodedError as `CaseCommands.run`; 404; 422 `claimWithdrawn`, `claimByDecision`, or `claimHasMoney` when anything is promised or paid */
  withdraw(actor: Actor, caseId: string, claimId: string, { reason }: ReasonBody): Promise<ClaimView> {
    return this.commands.run(actor, caseId, { standing: 'member', states: 'any' }, async (tx) => {
      const claim = await findClaim(tx.m, caseId, claimId);
      await this.commands.requireState(tx.m, tx.kase, addingStates, rosterRefusal);
      if (claim.withdrawnAt !== null) throw blockedBy('claimWithdrawn', 'claimId');
      if (claim.kind === 'additionalCompensation') throw blockedBy('claimByDecision', 'claimId');
      const money = (await this.money.ofClaims(tx.m, caseId, [claimId])).get(claimId);
      if (money && (money.agreedFen > 0 || money.paidFen > 0)) throw blockedBy('claimHasMoney', 'claimId');
      await tx.m.update(Claim, { id: claimId }, { withdrawnAt: tx.now, withdrawnReason: reason });
      await tx.record('claim.withdrawn', { claimId, workerId: claim.workerId, kind: claim.kind, reason });
      return this.reader.claim(tx.m, caseId, claimId);
    });
  }
}

/** @throws CodedError 404 for another case's claim */
export async function findClaim(m: EntityManager, caseId: string, claimId: string): Promise<Claim> {
  const claim = isUUID(claimId) ? await m.findOneBy(Claim, { id: claimId, caseId }) : null;
  if (!claim) throw notFound();
  return claim;
}
