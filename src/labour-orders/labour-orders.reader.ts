import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import { findVisibleCase } from '../cases/case-command.js';
import type { PersonView } from '../cases/case.view.js';
import { Transactions } from '../platform/database/transactions.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { CaseLedger, type ReplayedLedger } from '../repayment/ledger/case-ledger.service.js';
import type { LedgerVoid } from '../repayment/adjustments/ledger-void.entity.js';
import { toVoidView, voidsOf } from '../repayment/adjustments/ledger-voids.js';
import { AdditionalCompensation } from './additional-compensation.entity.js';
import { compensationBases, orderFindings, totalBase } from './domain/additional-compensation.js';
import { LabourOrder } from './labour-order.entity.js';
import type { AdditionalCompensationView, LabourOrdersView, LabourOrderView } from './labour-orders.dto.js';
import { standingOf } from './order-book.js';

/** What is known beside the rows of a case's orders. */
interface Around {
  ledger: ReplayedLedger;
  compensations: readonly AdditionalCompensation[];
  voids: ReadonlyMap<string, LedgerVoid>;
  people: ReadonlyMap<string, PersonView>;
}

/** Shows the orders of a case: what each demands, what was paid by its day, and what may be added. */
@Injectable()
export class LabourOrdersReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: CaseLedger,
    private readonly catalogue: MessageCatalogue,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 */
  async list(actor: Actor, caseId: string): Promise<LabourOrdersView> {
    const m = this.transactions.reader;
    await findVisibleCase(m, actor, caseId);
    const ledger = await this.ledger.read(m, caseId, this.clock.now());
    const orders = await m.find(LabourOrder, { where: { caseId }, order: { recordedAt: 'ASC', id: 'ASC' } });
    const compensations = await m.find(AdditionalCompensation, { where: { caseId }, order: { recordedAt: 'ASC', id: 'ASC' } });
    const voids = await voidsOf(m, [...orders, ...compensations].map(({ id }) => id));
    const people = await peopleOf(m, [...orders, ...compensations].map(({ recordedById }) => recordedById));
    return { asOf: ledger.today, items: orders.map((order) => this.view(order, { ledger, compensations: compensations.filter(({ orderId }) => orderId === order.id), voids, people })) };
  }

  private view(order: LabourOrder, { ledger, compensations, voids, people }: Around): LabourOrderView {
    const { id, kind, number, authority, issuedOn, servedOn, service, deadlineOn, workerIds, documentIds, note, recordedById, recordedAt } = order;
    const standing = standingOf(order, ledger);
    const baseFen = totalBase(compensationBases(order, standing, ledger));
    const recorded = compensations.some((one) => !voids.has(one.id));
    const findings = orderFindings(order, { baseFen, voided: voids.has(id), recorded, today: ledger.today });
    return {
      id, kind, number, authority, issuedOn, servedOn, service, deadlineOn, ...standing, state: voids.has(id) ? 'voided' : standing.state, workerIds, documentIds, note,
      recordedBy: people.get(recordedById) ?? null, recordedAt: recordedAt.toISOString(), voided: toVoidView(voids.get(id)),
      compensationBaseFen: baseFen, compensable: findings.length === 0,
      compensationBlockers: findings.map(({ code, params }) => ({ code, message: this.catalogue.render(code, params, currentContext()?.locale) })),
      compensations: compensations.map((one) => compensationView(one, voids, people)),
    };
  }
}

function compensationView(row: AdditionalCompensation, voids: Around['voids'], people: Around['people']): AdditionalCompensationView {
  const { id, percentage, baseFen, amountFen, claimIds, decisionKind, decisionNumber, decidedOn, documentIds, recordedById, recordedAt } = row;
  return {
    id, percentage, baseFen, amountFen, workers: claimIds.length, decision: { kind: decisionKind, number: decisionNumber, decidedOn }, documentIds,
    recordedBy: people.get(recordedById) ?? null, recordedAt: recordedAt.toISOString(), voided: toVoidView(voids.get(id)),
  };
}

async function peopleOf(m: EntityManager, ids: readonly string[]): Promise<Map<string, PersonView>> {
  const users = ids.length === 0 ? [] : await m.find(User, { where: { id: In([...new Set(ids)]) }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, { id, name }]));
}
