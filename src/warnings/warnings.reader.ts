import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/roles.js';
import { findVisibleCase } from '../cases/case-command.js';
import { LegalFiguresReader } from '../legal-figures/legal-figures.reader.js';
import { Transactions } from '../platform/database/transactions.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { CaseLedger } from '../repayment/ledger/case-ledger.service.js';
import { CaseWarning } from './case-warning.entity.js';
import { judgeWarnings } from './domain/warnings.js';
import { WarningFactsReader } from './warning-facts.reader.js';
import type { WarningsView } from './warnings.view.js';

/** Shows how far a case is from the thresholds of the law, with what that was measured on. */
@Injectable()
export class WarningsReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: CaseLedger,
    private readonly facts: WarningFactsReader,
    private readonly figureViews: LegalFiguresReader,
    private readonly catalogue: MessageCatalogue,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 */
  async show(actor: Actor, caseId: string): Promise<WarningsView> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    const ledger = await this.ledger.read(m, caseId, this.clock.now());
    const facts = await this.facts.read(m, kase, ledger);
    const raised = new Map((await m.findBy(CaseWarning, { caseId })).map(({ code, raisedAt }) => [code, raisedAt.toISOString()]));
    const text = (key: string, params = {}): string => this.catalogue.render(key, params, currentContext()?.locale);
    return {
      asOf: ledger.today,
      notice: text('warningNotice'),
      limits: facts.figures.map((figure) => this.figureViews.value(figure)),
      items: judgeWarnings(facts).map(({ code, stage, because, needs, basis, figures }) => ({
        code, name: text(`label.${code}`), stage, basis: [...basis], figures, raisedAt: raised.get(code) ?? null,
        because: because.map((reason) => ({ code: reason.code, message: text(`warningBecause.${reason.code}`, reason.params) })),
        needs: needs.map((need) => ({ code: need.code, message: text(`warningNeed.${need.code}`, need.params), met: need.met })),
      })),
    };
  }
}
