import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../auth/roles.js';
import { CaseCommands } from '../cases/case-command.js';
import { requireDocuments } from '../cases/case-findings.service.js';
import { blocked, notFound } from '../platform/http/coded-error.js';
import { formatYuan } from '../platform/money/fen.js';
import { CaseLedger } from '../repayment/ledger/case-ledger.service.js';
import { LedgerVoid } from '../repayment/adjustments/ledger-void.entity.js';
import { voidRecord } from '../repayment/adjustments/ledger-voids.js';
import { PAYMENT_STATES } from '../repayment/payments/payments.service.js';
import { addOrderedClaims, withdrawOrderedClaims } from '../roster/ordered-claims.js';
import { AdditionalCompensation } from './additional-compensation.entity.js';
import { compensationAmount, compensationBases, compensationShares, decisionFindings, orderFindings, totalBase } from './domain/additional-compensation.js';
import type { AdditionalCompensationBody } from './labour-orders.dto.js';
import { orderOf } from './labour-orders.service.js';
import { standingCompensations, standingOf } from './order-book.js';

/** 加付赔偿金: only a recorded decision makes it owed, and only after the order's last day. */
@Injectable()
export class AdditionalCompensations {
  constructor(
    private readonly commands: CaseCommands,
    private readonly ledger: CaseLedger,
  ) {}

  /**
   * Records a decision: each worker is owed a share by what was not paid in time.
   * @returns its id
   * @throws CodedError 404 for another case's order, 400 for unknown documents, 422 with every reason against it
   */
  record(actor: Actor, caseId: string, orderId: string, body: AdditionalCompensationBody): Promise<string> {
    return this.commands.run(actor, caseId, { standing: 'supervisor', states: PAYMENT_STATES }, async (tx) => {
      const { m, now } = tx;
      const order = await orderOf(m, caseId, orderId);
      const { percentage, decision, documentIds = [] } = body;
      await requireDocuments(m, caseId, documentIds);
      const ledger = await this.ledger.read(m, caseId, now);
      const bases = compensationBases(order, standingOf(order, ledger), ledger);
      const baseFen = totalBase(bases);
      const voided = await m.existsBy(LedgerVoid, { subjectId: order.id });
      const recorded = (await standingCompensations(m, caseId)).some((one) => one.orderId === order.id);
      const proposal = { percentage, amountFen: body.amountFen, decidedOn: decision.decidedOn };
      const findings = [...orderFindings(order, { baseFen, voided, recorded, today: ledger.today }), ...decisionFindings(order, baseFen, proposal, ledger.today)];
      if (findings.length > 0) throw blocked(findings.map((finding) => ({ ...finding, overridable: false })));
      const amountFen = compensationAmount(baseFen, proposal);
      const claimIds = await addOrderedClaims(tx, 'additionalCompensation', compensationShares(bases, amountFen));
      const id = randomUUID();
      await m.insert(AdditionalCompensation, {
        id, caseId, orderId: order.id, percentage, baseFen, amountFen, decisionKind: decision.kind, decisionNumber: decision.number, decidedOn: decision.decidedOn, documentIds, claimIds,
        recordedById: actor.id, recordedAt: now,
      });
      await tx.record('additionalCompensation.recorded', { compensationId: id, orderId: order.id, percentage, amountFen, amountYuan: formatYuan(amountFen), workers: claimIds.length });
      await this.ledger.settle(tx);
      return id;
    });
  }

  /**
   * Takes a mistaken record back: its shares are owed no more, and what was paid towards them is unapplied.
   * @throws CodedError 404 for another case's, 422 `alreadyVoided`
   */
  void(actor: Actor, caseId: string, compensationId: string, reason: string): Promise<void> {
    return this.commands.run(actor, caseId, { standing: 'supervisor', states: PAYMENT_STATES }, async (tx) => {
      const compensation = isUUID(compensationId) ? await tx.m.findOneBy(AdditionalCompensation, { id: compensationId, caseId }) : null;
      if (!compensation) throw notFound();
      const { id, orderId, percentage, amountFen, claimIds } = compensation;
      await voidRecord(tx, 'additionalCompensation', id, reason);
      await withdrawOrderedClaims(tx, claimIds, reason);
      await tx.record('additionalCompensation.voided', { compensationId: id, orderId, percentage, amountFen, amountYuan: formatYuan(amountFen), workers: claimIds.length, reason });
      await this.ledger.settle(tx);
    });
  }
}
