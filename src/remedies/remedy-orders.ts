import type { EntityManager } from 'typeorm';
import { compensationBases, orderFindings, totalBase } from '../labour-orders/domain/additional-compensation.js';
import { standingCompensations, standingOf, standingOrders } from '../labour-orders/order-book.js';
import type { ReplayedLedger } from '../repayment/ledger/case-ledger.service.js';
import type { RemedyOrder } from './domain/remedy-facts.js';

/** The orders of a case as the remedies ask of them. */
export async function remedyOrders(m: EntityManager, caseId: string, ledger: ReplayedLedger): Promise<RemedyOrder[]> {
  const orders = await standingOrders(m, caseId);
  const recorded = new Set((orders.length === 0 ? [] : await standingCompensations(m, caseId)).map(({ orderId }) => orderId));
  return orders.map((order) => {
    const { kind, number, deadlineOn, id } = order;
    const standing = standingOf(order, ledger);
    const baseFen = totalBase(compensationBases(order, standing, ledger));
    const findings = orderFindings(order, { baseFen, voided: false, recorded: recorded.has(id), today: ledger.today });
    return { kind, number, deadlineOn, state: standing.state, unpaidFen: standing.unpaidFen, compensable: findings.length === 0 };
  });
}
