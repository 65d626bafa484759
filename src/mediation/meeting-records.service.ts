import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/roles.js';
import { CaseCommands } from '../cases/case-command.js';
import type { MediationOutcome } from '../cases/domain/vocabulary.js';
import { blockedBy, invalidField } from '../platform/http/coded-error.js';
import type { MediationBody, WorkerSessionBody } from './mediation.dto.js';
import { Mediation } from './mediation.entity.js';
import { WorkerSession } from './worker-session.entity.js';

/** What both sides agreed to, in whole or in part, was said by both. */
const AGREED: readonly MediationOutcome[] = ['agreed', 'partly'];

/** Records sessions with the workers and mediations, as they were held. */
@Injectable()
export class MeetingRecords {
  constructor(private readonly commands: CaseCommands) {}

  /** @returns the session's id. @throws CodedError as `CaseCommands.run`; 400 for one in the future */
  recordSession(actor: Actor, caseId: string, body: WorkerSessionBody): Promise<string> {
    return this.commands.run(actor, caseId, { standing: 'member' }, async (tx) => {
      const { m, now } = tx;
      const heldAt = requirePast(body.heldAt, now);
      const id = randomUUID();
      await m.insert(WorkerSession, { ...body, id, caseId, heldAt, tension: body.tension ?? null, recordedById: actor.id, recordedAt: now });
      const { form, purposes, workersPresent, opinions, tension } = body;
      await tx.record('workerSession.recorded', { sessionId: id, form, purposes, workersPresent, opinions: opinions.length, tension: tension ?? null });
      return id;
    });
  }

  /**
   * @returns the mediation's id
   * @throws CodedError as `CaseCommands.run`; 400 for one in the future; 422 `agreedWithoutHearing` when it is said to have ended in
   *   an agreement though a side was not heard
   */
  recordMediation(actor: Actor, caseId: string, body: MediationBody): Promise<string> {
    return this.commands.run(actor, caseId, { standing: 'member' }, async (tx) => {
      const { m, now } = tx;
      const heldAt = requirePast(body.heldAt, now);
      const { heardWorkers, heardEmployer, outcome } = body;
      if (AGREED.includes(outcome) && !(heardWorkers && heardEmployer)) throw blockedBy('agreedWithoutHearing', 'outcome');
      const id = randomUUID();
      const offers = body.offers.map(({ by, text, amountFen }) => ({ by, text, amountFen: amountFen ?? null }));
      await m.insert(Mediation, {
        ...body, id, caseId, heldAt, offers, workersPosition: body.workersPosition ?? null, employerPosition: body.employerPosition ?? null,
        recordedById: actor.id, recordedAt: now,
      });
      await tx.record('mediation.recorded', { mediationId: id, heldAt: heldAt.toISOString(), outcome, heardWorkers, heardEmployer, offers: offers.length });
      return id;
    });
  }
}

function requirePast(heldAt: string, now: Date): Date {
  const instant = new Date(heldAt);
  if (instant > now) throw invalidField('heldAt', 'inTheFuture');
  return instant;
}
