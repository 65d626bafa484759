import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { standingOf } from '../cases/case-standing.js';
import { Case } from '../cases/case.entity.js';
import { Document } from '../documents/document.entity.js';
import { type DocumentLinkView, toDocumentLinkView } from '../documents/document.view.js';
import { Transactions } from '../platform/database/transactions.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import type { PageQuery } from '../platform/http/page.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { type ReferralRelation, previewReferralEvents } from './domain/referral-machine.js';
import { ReferralEvent } from './referral-event.entity.js';
import { loadReferralFacts } from './referral-facts.js';
import { isOpenReferral, loadPeople, ReferralRows } from './referral-rows.js';
import { findVisibleReferral } from './referral-scope.js';
import { ReferralShared } from './referral-shared.js';
import { referralRelationOf } from './referral-transitions.service.js';
import type { Referral } from './referral.entity.js';
import type { MaskedRosterPageView, ReferralHistoryView, ReferralNextView, ReferralView } from './referral.view.js';

/** Answers what a referral asks, what it opens, what happened to it and what can be done with it, as far as the caller may know. */
@Injectable()
export class ReferralReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly rows: ReferralRows,
    private readonly shared: ReferralShared,
    private readonly catalogue: MessageCatalogue,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 */
  async show(actor: Actor, referralId: string): Promise<ReferralView> {
    const m = this.transactions.reader;
    const referral = await findVisibleReferral(m, actor, referralId);
    const kase = await m.findOneByOrFail(Case, { id: referral.caseId });
    const now = this.clock.now();
    const [row] = await this.rows.of(m, actor, [referral], now);
    if (!row) throw new Error('A referral is shown as one row');
    return {
      ...row,
      replyText: referral.replyText,
      replyDocuments: await replyDocuments(m, referral),
      shared: await this.shared.show(m, referral, kase),
      history: await history(m, actor, referral),
      clocks: isOpenReferral(referral) ? await this.rows.clocks(m, row, now) : [],
      events: await this.events(m, actor, kase, referral, now),
    };
  }

  /** @throws CodedError 404, 403 `notShared` */
  async roster(actor: Actor, referralId: string, query: PageQuery): Promise<MaskedRosterPageView> {
    const m = this.transactions.reader;
    return this.shared.roster(m, await findVisibleReferral(m, actor, referralId), query);
  }

  private async events(m: EntityManager, actor: Actor, kase: Case, referral: Referral, now: Date): Promise<ReferralNextView[]> {
    const relation: ReferralRelation = actor.role === 'liaison' ? 'liaison' : referralRelationOf(await standingOf(m, actor, kase));
    const facts = await loadReferralFacts(m, kase, referral, {}, now);
    return previewReferralEvents(referral.state, relation, facts, now).map(({ type, allowed, blockers }) => ({
      type,
      allowed,
      blockers: blockers.map(({ code, params, path, overridable }) => ({
        code, message: this.catalogue.render(code, params, currentContext()?.locale), path, overridable,
      })),
    }));
  }
}

/** In the order in which the reply names them. A ruling empties the list: what one department sent is not shown to the next. */
async function replyDocuments(m: EntityManager, { replyDocumentIds: ids }: Referral): Promise<DocumentLinkView[]> {
  if (ids.length === 0) return [];
  const documents = new Map((await m.findBy(Document, { id: In(ids) })).map((document) => [document.id, document]));
  return ids.flatMap((id) => documents.get(id) ?? []).map(toDocumentLinkView);
}

/** A department sees what happened while the referral lay with it: another one's reply was not written for it. */
async function history(m: EntityManager, actor: Actor, { id, departmentId }: Referral): Promise<ReferralHistoryView[]> {
  const own = actor.role === 'liaison' ? { departmentId } : {};
  const events = await m.find(ReferralEvent, { where: { referralId: id, ...own }, order: { version: 'ASC' } });
  const people = await loadPeople(m, events.map(({ actorId }) => actorId));
  return events.map(({ type, at, actorId, fromState, toState, payload }) => ({
    type, at: at.toISOString(), actor: actorId === null ? null : (people.get(actorId) ?? null), from: fromState, to: toState, payload,
  }));
}
