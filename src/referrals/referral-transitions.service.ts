import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { CaseCommands, type CaseTx } from '../cases/case-command.js';
import type { Standing } from '../cases/case-standing.js';
import { toBlockerView } from '../cases/case-transitions.service.js';
import { codedReason, declineReasons } from '../cases/domain/vocabulary.js';
import { Department } from '../departments/department.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { blocked, forbidden, invalid, staleVersion } from '../platform/http/coded-error.js';
import type { ReferralEventPayload, ReferralEventType } from './domain/referral-events.js';
import {
  type ReferralDecision, type ReferralRelation, decideReferralEvent, mayFireReferralEvent, readReferralPayload,
} from './domain/referral-machine.js';
import { type ReferralState, referralMachine } from './domain/referral-transitions.js';
import { ReferralClocks } from './referral-clocks.js';
import { ReferralEvent } from './referral-event.entity.js';
import { type NamedInCommand, loadReferralFacts } from './referral-facts.js';
import { findVisibleReferral } from './referral-scope.js';
import { Referral } from './referral.entity.js';
import type { ReferralEventBody } from './referrals.dto.js';

type Decided = Extract<ReferralDecision, { ok: true }>;
type Fields = NamedInCommand & { text?: string; reason?: string };
type ReferralTx = Pick<CaseTx, 'm' | 'kase' | 'now' | 'record' | 'actor'>;

/** What somebody's standing in the case is called in the referral's table. */
export const referralRelationOf = (standing: Standing): ReferralRelation => (standing === 'onlooker' ? 'none' : standing);

/** The only writer of a referral's state, but for the end of its case: asks the pure machine and brings about what it decided. */
@Injectable()
export class ReferralTransitions {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CaseCommands,
    private readonly clocks: ReferralClocks,
  ) {}

  /**
   * Fires an event, for people of the case by their standing in it, for a liaison by the department.
   * @throws CodedError 400 for a payload of the wrong shape, 404, 403 when it is not theirs to fire, 409, 422 with every blocker
   */
  async fire(actor: Actor, referralId: string, command: ReferralEventBody): Promise<void> {
    const reading = readReferralPayload(command.type, command.payload);
    if (!reading.ok) throw invalid(reading.errors);
    const fire = (tx: ReferralTx, relation: ReferralRelation): Promise<void> => this.apply(tx, referralId, command, reading.payload, relation);
    const { caseId } = await findVisibleReferral(this.transactions.reader, actor, referralId);
    if (actor.role === 'liaison') {
      await this.transactions.run((m) => this.commands.runUnchecked(m, actor, caseId, (tx) => fire({ ...tx, actor }, 'liaison')));
    } else {
      await this.commands.run(actor, caseId, { standing: 'onlooker', states: 'any' }, (tx) => fire(tx, referralRelationOf(tx.standing)));
    }
  }

  private async apply(tx: ReferralTx, referralId: string, command: ReferralEventBody, payload: ReferralEventPayload, relation: ReferralRelation): Promise<void> {
    const { m, kase, now, actor } = tx;
    // Read again now that the case is locked: a ruling may have moved it to another department meanwhile.
    const referral = await findVisibleReferral(m, actor, referralId);
    if (!mayFireReferralEvent(command.type, relation)) throw forbidden(refusal(command.type));
    if (command.version !== referral.version) throw staleVersion(referral.version);
    const fields = payload as Fields;
    const facts = await loadReferralFacts(m, kase, referral, fields, now);
    const decision = decideReferralEvent({ state: referral.state, event: command.type, payload, facts, now });
    if (!decision.ok) throw blocked(decision.blockers.map(toBlockerView));
    const from = referral.state;
    await this.write(tx, referral, command.type, decision, fields);
    await m.insert(ReferralEvent, {
      id: randomUUID(), referralId, version: referral.version, type: command.type, fromState: from, toState: decision.to,
      departmentId: referral.departmentId, actorId: actor.id, at: now, payload: { ...fields, ...reasonCode(command.type, fields) },
    });
    await tx.record(`referral.${command.type}`, await timelineData(m, referral, command.type, from, fields));
  }

  private async write({ m, kase, now, actor }: ReferralTx, referral: Referral, event: ReferralEventType, decision: Decided, fields: Fields): Promise<void> {
    referral.state = decision.to;
    referral.version += 1;
    if (referralMachine.states[decision.to].kind === 'ended') referral.endedAt = now;
    if (event === 'REPLY') Object.assign(referral, { repliedAt: now, replyText: fields.text ?? null, replyDocumentIds: [...(fields.documentIds ?? [])] });
    for (const effect of decision.effects) {
      if (effect.kind === 'stampAcknowledged') Object.assign(referral, { acknowledgedAt: now, liaisonId: referral.liaisonId ?? actor.id });
      else if (effect.kind === 'assignLiaison') referral.liaisonId = fields.liaisonId ?? null;
      else if (effect.kind === 'markRuled') referral.ruled = true;
      else if (effect.kind === 'moveToDepartment') Object.assign(referral, sentAnew(fields.departmentId ?? referral.departmentId, actor, now));
    }
    await m.save(Referral, referral);
    for (const effect of decision.effects) if ('clock' in effect) await this.clocks.bringAbout(m, kase, referral, effect, now);
    if (event === 'REPLY' || event === 'DECLINE') await this.clocks.meetDecline(m, referral, now);
    if (event === 'RECALL') await this.clocks.cancelAll(m, referral, now);
  }
}

/** What the department before has done stays in the history. */
const sentAnew = (departmentId: string, actor: Actor, at: Date): Partial<Referral> => ({
  departmentId, liaisonId: null, sentAt: at, sentById: actor.id, acknowledgedAt: null, repliedAt: null, replyText: null, replyDocumentIds: [], endedAt: null,
});

function reasonCode(event: ReferralEventType, { reason }: Fields): { reasonCode?: string } {
  return event === 'DECLINE' && reason !== undefined ? { reasonCode: codedReason(declineReasons, reason) } : {};
}

/** The reply's text stays in the referral: the timeline tells that there is one. */
async function timelineData(m: EntityManager, referral: Referral, event: ReferralEventType, from: ReferralState, fields: Fields): Promise<Record<string, unknown>> {
  const department = await m.findOneByOrFail(Department, { id: referral.departmentId });
  const { reason, liaisonId, proposedDepartmentId, documentIds } = fields;
  return {
    referralId: referral.id, departmentId: department.id, department: department.name, from, to: referral.state,
    ...(reason === undefined ? {} : { reason }),
    ...(liaisonId === undefined ? {} : { liaisonId }),
    ...(proposedDepartmentId === undefined ? {} : { proposedDepartmentId }),
    ...(documentIds === undefined ? {} : { documents: documentIds.length }),
    ...reasonCode(event, fields),
  };
}

function refusal(event: ReferralEventType): string {
  const { who } = referralMachine.events[event];
  if (who === 'liaison') return 'departmentOnly';
  return who === 'supervisor' ? 'supervisorOnly' : who === 'lead' ? 'leadOnly' : 'notYourCase';
}
