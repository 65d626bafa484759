import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/roles.js';
import { findVisibleCase } from '../cases/case-command.js';
import { Transactions } from '../platform/database/transactions.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { offerRemedies, type RemedyReason } from './domain/remedies.js';
import type { RemediesView } from './remedies.view.js';
import { RemedyFactsReader } from './remedy-facts.reader.js';

/** Offers the remedies that fit a case, each with what it needs and where it stands in the law. */
@Injectable()
export class RemediesReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: RemedyFactsReader,
    private readonly catalogue: MessageCatalogue,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 */
  async show(actor: Actor, caseId: string): Promise<RemediesView> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    const facts = await this.facts.read(m, kase, this.clock.now());
    const locale = currentContext()?.locale;
    const said = (group: string, { code, params = {} }: RemedyReason): { code: string; message: string } => ({ code, message: this.catalogue.render(`${group}.${code}`, params, locale) });
    return {
      asOf: facts.today,
      items: offerRemedies(facts).map(({ remedy, fits, because, needs, basis, deadline }) => ({
        remedy, name: this.catalogue.render(`remedy.${remedy}`, {}, locale), fits, because: because.map((reason) => said('remedyBecause', reason)),
        needs: needs.map((need) => ({ ...said('remedyNeed', need), met: need.met })), basis: basis.map((one) => ({ ...one })), deadline,
      })),
    };
  }
}
