import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Case } from '../cases/case.entity.js';
import { LegalFigures } from '../legal-figures/legal-figures.js';
import type { FigureInForce } from '../legal-figures/domain/figure-at.js';
import { standingOf, standingOrders } from '../labour-orders/order-book.js';
import { kindsSettledBy } from '../repayment/domain/claim-kind.js';
import type { ReplayedLedger } from '../repayment/ledger/case-ledger.service.js';
import { payArrears, payForLabour } from './domain/pay-arrears.js';
import type { CrimeLimits } from './domain/wage-crime.js';
import type { WageOrder, WarningFacts } from './domain/warnings.js';

/** The numbers of the law that a warning was compared with. */
export type LimitFigures = readonly FigureInForce[];

/** Gathers what the warnings ask of a case. */
@Injectable()
export class WarningFactsReader {
  constructor(private readonly figures: LegalFigures) {}

  async read(m: EntityManager, kase: Case, ledger: ReplayedLedger): Promise<WarningFacts & { figures: LimitFigures }> {
    const figures = await this.limits(m, kase, ledger.today);
    return {
      arrears: payArrears(ledger, await migrantsOf(m, kase.id)), limits: toLimits(figures), figures, orders: await wageOrders(m, kase.id, ledger),
      operatingStatus: kase.operatingStatus, escalators: kase.escalators,
    };
  }

  private async limits(m: EntityManager, { regionCode }: Case, today: string): Promise<LimitFigures> {
    return [...(await this.figures.at(m, ['wageCrimeWorkerFen', 'wageCrimeTotalFen'], today, regionCode)).values()];
  }
}

function toLimits(figures: LimitFigures): CrimeLimits | null {
  const [worker, total] = (['wageCrimeWorkerFen', 'wageCrimeTotalFen'] as const).map((code) => figures.find((figure) => figure.code === code));
  return worker && total ? { workerFen: worker.value, totalFen: total.value, lowerBound: worker.lowerBound || total.lowerBound } : null;
}

async function wageOrders(m: EntityManager, caseId: string, ledger: ReplayedLedger): Promise<WageOrder[]> {
  const orders = await standingOrders(m, caseId);
  return orders.flatMap((order) => {
    const items = order.items.filter(({ kind }) => kindsSettledBy(kind).some((one) => payForLabour.some((pay) => pay === one)));
    if (items.length === 0) return [];
    return [{ orderId: order.id, number: order.number, deadlineOn: order.deadlineOn, state: standingOf({ ...order, items }, ledger).state }];
  });
}

async function migrantsOf(m: EntityManager, caseId: string): Promise<Map<string, boolean | null>> {
  const rows = await m.query<{ id: string; migrant_worker: boolean | null }[]>('SELECT id, migrant_worker FROM workers WHERE case_id = $1', [caseId]);
  return new Map(rows.map((row) => [row.id, row.migrant_worker]));
}
