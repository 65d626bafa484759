import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FigurePeriod } from '../../legal-figures/domain/figure-at.js';
import { LegalFigures } from '../../legal-figures/legal-figures.js';
import { DeferralAgreement } from './deferral-agreement.entity.js';
import { estimateLateFee, type LateFeeEstimate, type LateFeeTerms } from '../domain/late-fee.js';
import { lateFeePrincipals } from '../domain/late-fee-principals.js';
import type { LedgerSummary } from '../domain/ledger-summary.js';
import { LateFeeAssessment } from './late-fee-assessment.entity.js';
import { standingRecords } from '../adjustments/ledger-voids.js';

/** Reckons the late fee of a case under what was recorded of it, as the transaction sees it. */
@Injectable()
export class LateFeeEstimates {
  constructor(private readonly figures: LegalFigures) {}

  /** Up to and including `today`, beyond what the collector has assessed. */
  async estimate(m: EntityManager, caseId: string, summary: Pick<LedgerSummary, 'sums' | 'insurancePayments'>, today: string): Promise<LateFeeEstimate> {
    return estimateLateFee(lateFeePrincipals(summary), today, await this.terms(m, caseId));
  }

  rates(m: EntityManager): Promise<FigurePeriod[]> {
    return this.figures.timeline(m, 'lateFeeRate');
  }

  private async terms(m: EntityManager, caseId: string): Promise<LateFeeTerms> {
    const stops = await this.figures.timeline(m, 'deferralStopsLateFee');
    const agreements = await standingRecords(m, DeferralAgreement, caseId);
    return {
      rates: (await this.rates(m)).map(({ effectiveFrom, figure }) => ({ effectiveFrom, per100000: figure?.value ?? null })),
      assessed: (await standingRecords(m, LateFeeAssessment, caseId)).map(({ id, assessedOn, kinds }) => ({ id, toOn: assessedOn, kinds })),
      deferrals: agreements.filter(({ fromOn }) => stopsOn(stops, fromOn)).map(({ id, fromOn, toOn, kinds }) => ({ id, fromOn, toOn, kinds })),
    };
  }
}

/** Whether an agreement that begins on this day stops the fee. */
export const stopsOn = (stops: readonly FigurePeriod[], fromOn: string): boolean => stops.findLast(({ effectiveFrom }) => effectiveFrom <= fromOn)?.figure?.value === 1;
