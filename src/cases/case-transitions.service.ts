import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { type BlockerView, blocked, forbidden, invalid, notFound, staleVersion } from '../platform/http/coded-error.js';
import type { Blocker } from '../platform/machine/blocker.js';
import { CaseClocks } from './case-clocks.js';
import { CaseCommands, type CaseTx, findVisibleCase } from './case-command.js';
import { CaseExtensions } from './case-extensions.js';
import { CaseTransition } from './case-transition.entity.js';
import { Case } from './case.entity.js';
import type { CaseEffect, PlainCaseEffect } from './domain/case-effects.js';
import type { CaseEventPayload, CaseEventType } from './domain/case-events.js';
import type { CaseFacts } from './domain/case-facts.js';
import { type CaseRelation, decideCaseEvent, mayFire, readCasePayload } from './domain/case-machine.js';
import type { Override } from './domain/case-override.js';
import { caseMachine } from './domain/case-transitions.js';
import { isSameEmployer } from './domain/employer-key.js';
import { type CaseState, openCaseStates } from './domain/vocabulary.js';
import type { Standing } from './case-standing.js';

export interface CaseEventCommand {
  type: CaseEventType;
  version: number;
  payload?: unknown;
  override?: readonly Override[];
}

/** What somebody's standing is called in the machine's table. */
export const relationOf = (standing: Standing): Exclude<CaseRelation, 'grantedRequest'> => (standing === 'onlooker' ? 'none' : standing);

/** The only writer of `case.state`: asks the pure machine and brings about what it decided, in one transaction. */
@Injectable()
export class CaseTransitions implements OnApplicationBootstrap {
  constructor(
    private readonly commands: CaseCommands,
    private readonly extensions: CaseExtensions,
    private readonly clocks: CaseClocks,
  ) {}

  onApplicationBootstrap(): void {
    this.extensions.assertComplete(Object.values(caseMachine.events).flatMap((row) => row.also));
  }

  /**
   * Fires an event.
   * @throws CodedError 400 for a payload of the wrong shape, 403 when it is not theirs to fire, 404, 409, 422 with every blocker
   */
  async fire(actor: Actor, caseId: string, command: CaseEventCommand): Promise<void> {
    const reading = readCasePayload(command.type, command.payload);
    if (!reading.ok) throw invalid(reading.errors);
    await this.commands.run(actor, caseId, { standing: 'onlooker', states: 'any' }, async (tx) => {
      const relation = relationOf(tx.standing);
      if (!mayFire(command.type, relation)) throw forbidden(this.refusal(command.type));
      await this.apply(tx, command, reading.payload, relation);
    });
  }

  /** Fires an event that a granted request asks for, inside the transaction of the grant. */
  async fireGranted(tx: CaseTx, type: 'SUSPEND', payload: CaseEventPayload<'SUSPEND'>): Promise<void> {
    await this.apply(tx, { type, version: tx.kase.version }, payload, 'grantedRequest');
  }

  private async apply(tx: CaseTx, command: CaseEventCommand, payload: CaseEventPayload, relation: CaseRelation): Promise<void> {
    const { m, kase, now, actor } = tx;
    if (command.version !== kase.version) throw staleVersion(kase.version);
    await this.commands.requireState(m, kase, caseMachine.events[command.type].from);
    const facts = await this.factsFor(m, tx, command.type, payload);
    const decision = decideCaseEvent({ state: kase.state, event: command.type, payload, facts, override: command.override ?? [], relation, now });
    if (!decision.ok) throw blocked(decision.blockers.map(toBlockerView));
    const from = kase.state;
    await this.writeState(tx, decision.to);
    await m.insert(CaseTransition, {
      id: randomUUID(), caseId: kase.id, version: kase.version, event: command.type, fromState: from, toState: decision.to,
      payload: payload, overridden: [...decision.overridden], actorId: actor.id, at: now,
    });
    for (const effect of decision.effects) await this.bringAbout(tx, effect, payload);
    await tx.record(`case.${command.type}`, { from, to: decision.to, payload, overridden: decision.overridden });
  }

  private async factsFor(m: EntityManager, tx: CaseTx, type: CaseEventType, payload: CaseEventPayload): Promise<CaseFacts> {
    const facts = await this.extensions.loadFacts(m, tx.kase, tx.now);
    if (type !== 'MERGE') return facts;
    const { intoCaseId } = payload as CaseEventPayload<'MERGE'>;
    const into = intoCaseId === undefined ? null : await findVisibleCase(m, tx.actor, intoCaseId).catch(nullIfNotFound);
    if (!into) return facts;
    tx.kase.mergedIntoCaseId = into.id;
    return { ...facts, mergeTarget: { target: { isThisCase: into.id === tx.kase.id, open: isOpen(into.state), sameEmployer: isSameEmployer(into, tx.kase) } } };
  }

  private async writeState({ m, kase }: CaseTx, to: CaseState): Promise<void> {
    if (isOpen(kase.state) && !isOpen(to)) kase.stateBefore = kase.state;
    kase.state = to;
    kase.version += 1;
    await m.update(Case, { id: kase.id }, {
      state: kase.state, stateBefore: kase.stateBefore, version: kase.version, mergedIntoCaseId: to === 'merged' ? kase.mergedIntoCaseId : null,
    });
  }

  private async bringAbout(tx: CaseTx, effect: CaseEffect, payload: CaseEventPayload): Promise<void> {
    const { m, kase, now } = tx;
    switch (effect.kind) {
      case 'openClock':
        return this.clocks.open(m, kase, effect.clock, now, effect.suspended);
      case 'meetClock':
        return this.clocks.meet(m, kase, effect.clock, now);
      case 'cancelClock':
        return this.clocks.cancel(m, kase, effect.clock, now);
      case 'notify':
        return undefined;
      default:
        return this.bringAboutPlain(tx, effect.kind, payload);
    }
  }

  private async bringAboutPlain({ m, kase, now, actor }: CaseTx, effect: PlainCaseEffect, payload: CaseEventPayload): Promise<void> {
    switch (effect) {
      case 'cancelClocks':
        return this.clocks.cancelAll(m, kase, now);
      case 'suspendClocks':
        return this.clocks.suspend(m, kase, now);
      case 'resumeClocks':
        return this.clocks.resume(m, kase, now);
      case 'startSuspension':
      case 'endSuspension':
        kase.suspendedAt = effect === 'startSuspension' ? now : null;
        await m.update(Case, { id: kase.id }, { suspendedAt: kase.suspendedAt });
        return undefined;
      default: {
        const { reason = null } = payload as { reason?: string };
        return this.extensions.apply(effect, { m, kase, actorId: actor.id, now, reason });
      }
    }
  }

  private refusal(type: CaseEventType): string {
    const { who } = caseMachine.events[type];
    return who === 'supervisor' ? 'supervisorOnly' : who === 'lead' ? 'leadOnly' : who === 'grantedRequest' ? 'byGrantedRequestOnly' : 'notYourCase';
  }
}

export const toBlockerView = ({ code, path, overridable, params }: Blocker): BlockerView => ({ code, path, overridable, params });

const isOpen = (state: CaseState): boolean => (openCaseStates as readonly string[]).includes(state);

function nullIfNotFound(error: unknown): null {
  if (error instanceof Error && error.message === notFound().message) return null;
  throw error;
}
