import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import { findVisibleCase } from '../../cases/case-command.js';
import { addCalendarMonths } from '../../deadlines/domain/business-date.js';
import { OfficeTime } from '../../deadlines/office-time.js';
import { LegalFigures } from '../../legal-figures/legal-figures.js';
import { LegalFiguresReader } from '../../legal-figures/legal-figures.reader.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Clock } from '../../platform/time/clock.js';
import { DeferralAgreement } from './deferral-agreement.entity.js';
import { kindRank } from '../domain/claim-kind.js';
import { compareText } from '../domain/claim-order.js';
import { withoutPeriod } from '../domain/late-fee-principals.js';
import { LateFeeAssessment } from './late-fee-assessment.entity.js';
import { LateFeeEstimates, stopsOn } from './late-fee-estimates.js';
import type { DeferralAgreementsView, LateFeeAssessmentsView, LateFeeAssessmentView, LateFeeEstimateView } from './late-fees.dto.js';
import { LedgerSummaries } from '../ledger/ledger-summaries.js';
import { toVoidView, voidsOf } from '../adjustments/ledger-voids.js';

/** Answers what the late fee is made of: day by day until the collector has assessed it. */
@Injectable()
export class LateFeesReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly summaries: LedgerSummaries,
    private readonly estimates: LateFeeEstimates,
    private readonly figures: LegalFigures,
    private readonly figureViews: LegalFiguresReader,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 */
  async estimate(actor: Actor, caseId: string): Promise<LateFeeEstimateView> {
    const m = this.transactions.reader;
    await findVisibleCase(m, actor, caseId);
    const today = this.time.dateOf(this.clock.now());
    const summary = await this.summaries.of(m, caseId);
    const { totalFen, lines } = await this.estimates.estimate(m, caseId, summary, today);
    const rates = await this.estimates.rates(m);
    return {
      asOf: today,
      totalFen,
      withoutPeriodFen: withoutPeriod(summary),
      rates: rates.flatMap(({ figure, effectiveFrom }) => (figure ? [{ ...this.figureViews.value(figure), effectiveFrom }] : [])),
      items: lines.filter(({ periods }) => periods.length > 0).sort((a, b) => kindRank(a.kind) - kindRank(b.kind) || compareText(a.arrearsFrom, b.arrearsFrom)),
    };
  }

  /** @throws CodedError 404 */
  async assessments(actor: Actor, caseId: string): Promise<LateFeeAssessmentsView> {
    const m = this.transactions.reader;
    await findVisibleCase(m, actor, caseId);
    const rows = await m.find(LateFeeAssessment, { where: { caseId }, order: { seq: 'ASC' } });
    const voids = await voidsOf(m, rows.map(({ id }) => id));
    return { items: rows.map((row) => ({ ...toAssessmentView(row), voided: toVoidView(voids.get(row.id)) })) };
  }

  /** @throws CodedError 404 */
  async agreements(actor: Actor, caseId: string): Promise<DeferralAgreementsView> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    const rows = await m.find(DeferralAgreement, { where: { caseId }, order: { recordedAt: 'ASC', id: 'ASC' } });
    const voids = await voidsOf(m, rows.map(({ id }) => id));
    const stops = await this.figures.timeline(m, 'deferralStopsLateFee');
    const rule = (await this.figures.at(m, ['deferralStopsLateFee'], this.time.dateOf(this.clock.now()), kase.regionCode)).get('deferralStopsLateFee');
    return {
      items: rows.map(({ id, reference, agreedOn, fromOn, toOn, kinds, security, documentIds, recordedById, recordedAt }) => ({
        id, reference, agreedOn, fromOn, toOn, kinds, security, documentIds, stopsLateFee: !voids.has(id) && stopsOn(stops, fromOn), longerThanAYear: toOn >= addCalendarMonths(fromOn, 12),
        recordedById, recordedAt: recordedAt.toISOString(), voided: toVoidView(voids.get(id)),
      })),
      rule: rule ? this.figureViews.value(rule) : null,
    };
  }
}

/** An assessment that stands. */
export const toAssessmentView = ({ id, amountFen, assessedOn, reference, kinds, documentIds, recordedById, recordedAt }: LateFeeAssessment): LateFeeAssessmentView => ({
  id, amountFen, assessedOn, reference, kinds, documentIds, recordedById, recordedAt: recordedAt.toISOString(), voided: null,
});
