import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../auth/roles.js';
import { CaseCommands, type CaseTx } from '../cases/case-command.js';
import { requireStanding } from '../cases/case-standing.js';
import { toBlockerView } from '../cases/case-transitions.service.js';
import { Transactions } from '../platform/database/transactions.js';
import { blocked, notFound, staleVersion } from '../platform/http/coded-error.js';
import type { RequestEventPayload, RequestState } from './domain/request-transitions.js';
import { decideRequestEvent } from './domain/request-machine.js';
import { requestFacts } from './request-facts.js';
import type { RequestEffect } from './request-payload.js';
import { RequestKinds } from './request-kinds.js';
import { previewAsked, previewWaiting } from './request-preview.js';
import { Request } from './request.entity.js';
import type { RequestBody, RequestEventBody } from './requests.dto.js';

/** The types share words with other lists (suspension), so that their names are kept apart in the timeline. */
const nameOf = (type: string): string => `request.${type}`;

/** Asks for decisions and takes them; what a granted request brings about happens in the transaction of the grant. */
@Injectable()
export class Requests {
  constructor(
    private readonly commands: CaseCommands,
    private readonly transactions: Transactions,
    private readonly kinds: RequestKinds,
  ) {}

  /**
   * Asks. What could not be granted now is refused at once, with everything that stands in the way.
   * @returns the request's id
   * @throws CodedError 400 for the wrong fields, 403, 404, 422
   */
  ask(actor: Actor, caseId: string, body: RequestBody): Promise<string> {
    const kind = this.kinds.of(body.type);
    const payload = this.kinds.read(body);
    const reason = body.reason ?? '';
    return this.commands.run(actor, caseId, { standing: kind.asker, ...(kind.states ? { states: kind.states } : {}) }, async (tx) => {
      const { effect, blockers } = await previewAsked(kind, { ...tx, askedById: actor.id }, payload);
      const missing = reason === '' ? [{ code: 'reasonMissing', path: 'reason', overridable: false }] : [];
      if (!effect || missing.length > 0) throw blocked([...missing, ...blockers]);
      const id = randomUUID();
      await tx.m.insert(Request, {
        id, caseId, type: kind.type, state: 'open', version: 1, payload: payload as object, reason, effect: effect as object,
        askedById: actor.id, askedAt: tx.now, decidedById: null, decidedAt: null, decisionReason: null,
      });
      await tx.record('request.asked', { requestId: id, type: nameOf(kind.type), reason });
      return id;
    });
  }

  /** Grants, refuses or withdraws. @throws CodedError 403, 404, 409, 422 with everything that stands in the way */
  async fire(actor: Actor, requestId: string, { type, version, reason }: RequestEventBody): Promise<void> {
    const known = isUUID(requestId) ? await this.transactions.reader.findOneBy(Request, { id: requestId }) : null;
    if (!known) throw notFound();
    await this.commands.run(actor, known.caseId, { standing: 'onlooker', states: 'any' }, async (tx) => {
      if (type !== 'WITHDRAW') requireStanding(tx.standing, 'supervisor');
      const request = await tx.m.findOneOrFail(Request, { where: { id: requestId }, lock: { mode: 'pessimistic_write' } });
      if (version !== undefined && version !== request.version) throw staleVersion(request.version);
      const { to, effect } = await this.decide(tx, request, type, reason === undefined ? {} : { reason });
      const decision = { decidedById: actor.id, decidedAt: tx.now, decisionReason: reason || null };
      await tx.m.update(Request, { id: requestId }, { ...decision, state: to, version: request.version + 1, effect });
      await tx.record(`request.${type}`, { requestId, type: nameOf(request.type), askedById: request.askedById, ...(reason ? { reason } : {}) });
    });
  }

  /** Asks the machine, and a grant's own rules with it, so that everything is said at once; then brings a grant about. */
  private async decide(tx: CaseTx, request: Request, type: RequestEventBody['type'], payload: RequestEventPayload): Promise<{ to: RequestState; effect: RequestEffect }> {
    const kind = this.kinds.of(request.type);
    const facts = await requestFacts(tx.m, { request, kase: tx.kase, kind, actorId: tx.actor.id });
    const decision = decideRequestEvent({ state: request.state, event: type, payload, facts });
    const found = decision.ok ? [] : decision.blockers.map((blocker) => toBlockerView({ ...blocker, path: blocker.path.replace('payload.', '') }));
    if (type !== 'GRANT' || request.state !== 'open') {
      if (!decision.ok) throw blocked(found);
      return { to: decision.to, effect: request.effect };
    }
    const { effect, blockers } = await previewWaiting(kind, { ...tx, askedById: request.askedById }, request.payload);
    if (!decision.ok || !effect) throw blocked([...found, ...blockers]);
    await kind.grant({ tx, request });
    return { to: decision.to, effect };
  }
}
