import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { CaseCommands, type CaseTx } from '../cases/case-command.js';
import { requireDocuments } from '../cases/case-findings.service.js';
import { addCalendarMonths } from '../deadlines/domain/business-date.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { type BlockerView, blocked, blockedBy, notFound } from '../platform/http/coded-error.js';
import { formatYuan } from '../platform/money/fen.js';
import { kindsSettledBy } from '../repayment/domain/claim-kind.js';
import { addFen } from '../repayment/domain/fen-sum.js';
import { voidRecord } from '../repayment/adjustments/ledger-voids.js';
import { requireWorkers } from '../repayment/payments/payment-rules.js';
import { PAYMENT_STATES } from '../repayment/payments/payments.service.js';
import { LabourOrder } from './labour-order.entity.js';
import { LabourOrderClocks } from './labour-order-clocks.js';
import type { LabourOrderBody } from './labour-orders.dto.js';
import { standingCompensations, standingOrders } from './order-book.js';

/** 劳动合同法 came into force: no order under it is older. */
const EARLIEST = '2008-01-01';
/** An order gives days or weeks, never years. */
const MONTHS_AHEAD = 24;

/** Orders of the authorities as they are recorded, and taken back. */
@Injectable()
export class LabourOrders {
  constructor(
    private readonly commands: CaseCommands,
    private readonly clocks: LabourOrderClocks,
    private readonly time: OfficeTime,
  ) {}

  /**
   * Records an order; its clock runs to its last day until what it demands is paid.
   * @returns its id
   * @throws CodedError 400 for unknown workers or documents, 422 with everything that is wrong with its days, kinds or number
   */
  record(actor: Actor, caseId: string, body: LabourOrderBody): Promise<string> {
    return this.commands.run(actor, caseId, { standing: 'member', states: PAYMENT_STATES }, async (tx) => {
      const { m, kase, now } = tx;
      const { service = 'direct', documentIds = [], note = null, items, ...told } = body;
      const workerIds = body.workerIds?.map((id) => id.toLowerCase()).sort() ?? null;
      if (workerIds) await requireWorkers(m, caseId, workerIds);
      await requireDocuments(m, caseId, documentIds);
      const blockers = faultsOf(body, this.time.dateOf(now), (await standingOrders(m, caseId)).map(({ number }) => number));
      if (blockers.length > 0) throw blocked(blockers);
      const id = randomUUID();
      const order = { ...told, id, caseId, service, documentIds, note, workerIds, items: items.map(({ kind, amountFen }) => ({ kind, amountFen })), recordedById: actor.id, recordedAt: now };
      await m.insert(LabourOrder, order);
      await tx.record('labourOrder.recorded', newsOf(order));
      await this.clocks.follow(m, kase, now);
      return id;
    });
  }

  /**
   * Takes a mistaken record back; its clock goes.
   * @throws CodedError 404 for another case's, 422 `alreadyVoided`, `orderHasCompensation`
   */
  void(actor: Actor, caseId: string, orderId: string, reason: string): Promise<void> {
    return this.commands.run(actor, caseId, { standing: 'lead', states: PAYMENT_STATES }, async (tx) => {
      const order = await orderOf(tx.m, caseId, orderId);
      if ((await standingCompensations(tx.m, caseId)).some((one) => one.orderId === order.id)) throw blockedBy('orderHasCompensation', 'orderId');
      await voidRecord(tx, 'labourOrder', order.id, reason);
      await tx.record('labourOrder.voided', { ...newsOf(order), reason });
      await this.clocks.follow(tx.m, tx.kase, tx.now);
    });
  }
}

/** @throws CodedError 404 */
export async function orderOf(m: EntityManager, caseId: string, orderId: string): Promise<LabourOrder> {
  const order = isUUID(orderId) ? await m.findOneBy(LabourOrder, { id: orderId, caseId }) : null;
  if (!order) throw notFound();
  return order;
}

export const newsOf = ({ id, kind, number, deadlineOn, items }: Pick<LabourOrder, 'id' | 'kind' | 'number' | 'deadlineOn' | 'items'>): Parameters<CaseTx['record']>[1] => {
  const amountFen = items.reduce((sum, item) => addFen(sum, item.amountFen), 0);
  return { orderId: id, kind: `labourOrder.${kind}`, orderNumber: number, deadlineOn, amountFen, amountYuan: formatYuan(amountFen) };
};

function faultsOf({ issuedOn, servedOn, deadlineOn, items, number }: LabourOrderBody, today: string, numbers: readonly string[]): BlockerView[] {
  const last = addCalendarMonths(servedOn, MONTHS_AHEAD);
  const kinds = items.flatMap(({ kind }) => kindsSettledBy(kind));
  const faults: [boolean, string, string, Record<string, string | number>?][] = [
    [issuedOn < EARLIEST, 'orderBeforeTheLaw', 'issuedOn', { from: EARLIEST }],
    [servedOn < issuedOn, 'servedBeforeIssued', 'servedOn'],
    [servedOn > today, 'servedInTheFuture', 'servedOn'],
    [deadlineOn < servedOn, 'deadlineBeforeService', 'deadlineOn'],
    [deadlineOn > last, 'orderDeadlineTooFar', 'deadlineOn', { last }],
    [new Set(kinds).size < kinds.length, 'orderedTwice', 'items'],
    [numbers.includes(number), 'duplicateOrder', 'number', { number }],
  ];
  return faults.filter(([wrong]) => wrong).map(([, code, path, params]) => ({ code, path, overridable: false, ...(params ? { params } : {}) }));
}
