import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../../auth/roles.js';
import { CaseCommands } from '../../cases/case-command.js';
import { requireDocuments } from '../../cases/case-findings.service.js';
import { insuranceKinds } from '../../cases/domain/vocabulary.js';
import { OfficeTime } from '../../deadlines/office-time.js';
import { blocked, blockedBy, notFound } from '../../platform/http/coded-error.js';
import { formatYuan } from '../../platform/money/fen.js';
import { countedAlready } from '../domain/late-fee.js';
import { CaseLedger } from '../ledger/case-ledger.service.js';
import { LateFeeAssessment } from './late-fee-assessment.entity.js';
import type { LateFeeAssessmentBody } from './late-fees.dto.js';
import { nextLedgerSeq } from '../ledger/ledger-tx.js';
import { standingRecords, voidRecord } from '../adjustments/ledger-voids.js';
import { firstDayOf, tooEarly } from '../payments/first-day.js';
import { PAYMENT_STATES } from '../payments/payments.service.js';

/** The collector's assessment of the late fee on social insurance: it ends the estimate and becomes what is owed. */
@Injectable()
export class LateFees {
  constructor(
    private readonly commands: CaseCommands,
    private readonly ledger: CaseLedger,
    private readonly time: OfficeTime,
  ) {}

  /**
   * @returns the assessment's id
   * @throws CodedError 400 for unknown documents, 422 `assessedInTheFuture`, `beforeAnythingOwed`, `beforeLabourLaw`, `duplicateAssessment`, `daysAssessedAlready`
   */
  assess(actor: Actor, caseId: string, body: LateFeeAssessmentBody): Promise<string> {
    return this.commands.run(actor, caseId, { standing: 'supervisor', states: PAYMENT_STATES }, async (tx) => {
      const { m, now } = tx;
      const { amountFen, assessedOn, reference, kinds = [...insuranceKinds], documentIds = [], besides = false } = body;
      await requireDocuments(m, caseId, documentIds);
      if (assessedOn > this.time.dateOf(now)) throw blockedBy('assessedInTheFuture', 'assessedOn');
      const early = tooEarly(assessedOn, 'assessedOn', await firstDayOf(m, caseId, 'socialInsurance'));
      if (early.length > 0) throw blocked(early);
      const standing = await standingRecords(m, LateFeeAssessment, caseId);
      if (standing.some((one) => one.reference === reference)) throw blockedBy('duplicateAssessment', 'reference', { reference });
      const earlier = besides ? null : countedAlready(standing, assessedOn, kinds);
      if (earlier) throw blockedBy('daysAssessedAlready', 'assessedOn', { reference: earlier.reference, countedOn: earlier.assessedOn, amountYuan: formatYuan(earlier.amountFen) });
      const id = randomUUID();
      const seq = await nextLedgerSeq(tx);
      await m.insert(LateFeeAssessment, { id, caseId, seq, amountFen, kinds, assessedOn, reference, documentIds, recordedById: actor.id, recordedAt: now });
      await tx.record('lateFee.assessed', { assessmentId: id, amountFen, amountYuan: formatYuan(amountFen), assessedOn, kinds, ...(besides ? { besides } : {}) });
      await this.ledger.settle(tx);
      return id;
    });
  }

  /**
   * Takes a mistaken assessment back: the estimate stands again, and what was paid towards it is unapplied.
   * @throws CodedError 404 for another case's, 422 `alreadyVoided`
   */
  void(actor: Actor, caseId: string, assessmentId: string, reason: string): Promise<void> {
    return this.commands.run(actor, caseId, { standing: 'supervisor', states: PAYMENT_STATES }, async (tx) => {
      const assessment = isUUID(assessmentId) ? await tx.m.findOneBy(LateFeeAssessment, { id: assessmentId, caseId }) : null;
      if (!assessment) throw notFound();
      await voidRecord(tx, 'lateFeeAssessment', assessment.id, reason);
      const { id, amountFen, assessedOn } = assessment;
      await tx.record('lateFee.voided', { assessmentId: id, amountFen, amountYuan: formatYuan(amountFen), assessedOn, reason });
      await this.ledger.settle(tx);
    });
  }
}
