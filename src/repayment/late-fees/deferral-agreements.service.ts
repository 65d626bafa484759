import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../../auth/roles.js';
import { CaseCommands } from '../../cases/case-command.js';
import { requireDocuments } from '../../cases/case-findings.service.js';
import { insuranceKinds } from '../../cases/domain/vocabulary.js';
import { OfficeTime } from '../../deadlines/office-time.js';
import { type BlockerView, blocked, notFound } from '../../platform/http/coded-error.js';
import { DeferralAgreement } from './deferral-agreement.entity.js';
import type { DeferralAgreementBody } from './late-fees.dto.js';
import { standingRecords, voidRecord } from '../adjustments/ledger-voids.js';
import { SINCE_THE_LAW, tooEarly } from '../payments/first-day.js';
import { PAYMENT_STATES } from '../payments/payments.service.js';

/** The employer's agreements with the collector to pay social insurance later. They move no obligation, only the estimate of the fee. */
@Injectable()
export class DeferralAgreements {
  constructor(
    private readonly commands: CaseCommands,
    private readonly time: OfficeTime,
  ) {}

  /**
   * @returns the agreement's id
   * @throws CodedError 400 for unknown documents, 422 with everything that is wrong with its days or number
   */
  record(actor: Actor, caseId: string, body: DeferralAgreementBody): Promise<string> {
    return this.commands.run(actor, caseId, { standing: 'supervisor', states: PAYMENT_STATES }, async (tx) => {
      const { m, now } = tx;
      const { reference, agreedOn, fromOn, toOn, kinds = [...insuranceKinds], security = null, documentIds = [] } = body;
      await requireDocuments(m, caseId, documentIds);
      const known = (await standingRecords(m, DeferralAgreement, caseId)).map((one) => one.reference);
      const blockers = [...tooEarly(agreedOn, 'agreedOn', SINCE_THE_LAW), ...tooEarly(fromOn, 'fromOn', SINCE_THE_LAW), ...faultsOf(body, this.time.dateOf(now), known)];
      if (blockers.length > 0) throw blocked(blockers);
      const id = randomUUID();
      await m.insert(DeferralAgreement, { id, caseId, reference, agreedOn, fromOn, toOn, kinds, security, documentIds, recordedById: actor.id, recordedAt: now });
      await tx.record('deferral.recorded', { agreementId: id, fromOn, toOn, kinds });
      return id;
    });
  }

  /** @throws CodedError 404 for another case's, 422 `alreadyVoided` */
  void(actor: Actor, caseId: string, agreementId: string, reason: string): Promise<void> {
    return this.commands.run(actor, caseId, { standing: 'supervisor', states: PAYMENT_STATES }, async (tx) => {
      const agreement = isUUID(agreementId) ? await tx.m.findOneBy(DeferralAgreement, { id: agreementId, caseId }) : null;
      if (!agreement) throw notFound();
      await voidRecord(tx, 'deferralAgreement', agreement.id, reason);
      await tx.record('deferral.voided', { agreementId: agreement.id, fromOn: agreement.fromOn, toOn: agreement.toOn, reason });
    });
  }
}

function faultsOf({ reference, agreedOn, fromOn, toOn }: DeferralAgreementBody, today: string, references: readonly string[]): BlockerView[] {
  const faults: [boolean, BlockerView][] = [
    [agreedOn > today, { code: 'agreedInTheFuture', path: 'agreedOn', overridable: false }],
    [toOn < fromOn, { code: 'endsBeforeItBegins', path: 'toOn', overridable: false }],
    [references.includes(reference), { code: 'duplicateDeferral', path: 'reference', overridable: false, params: { reference } }],
  ];
  return faults.filter(([wrong]) => wrong).map(([, fault]) => fault);
}
