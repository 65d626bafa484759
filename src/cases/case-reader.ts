import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/roles.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions } from '../platform/database/transactions.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { findVisibleCase } from './case-command.js';
import { CaseDuplicates } from './case-duplicates.js';
import { CaseExtensions } from './case-extensions.js';
import { relationOf } from './case-transitions.service.js';
import type { CaseView, ContactView } from './case.view.js';
import { Case } from './case.entity.js';
import { type Standing, standingOf } from './case-standing.js';
import { possibleCaseEvents } from './domain/case-machine.js';
import { maskName, maskPhone } from './domain/identifiers/masks.js';
import { maskNumbersInText } from './domain/identifiers/text-masks.js';
import { checkUscc } from './domain/identifiers/uscc.js';
import { taskForceOf } from './task-force.query.js';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** Answers what a case is, as far as the caller may know. */
@Injectable()
export class CaseReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly extensions: CaseExtensions,
    private readonly duplicates: CaseDuplicates,
    private readonly cipher: FieldCipher,
    private readonly catalogue: MessageCatalogue,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 */
  async show(actor: Actor, caseId: string): Promise<CaseView> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    const standing = await standingOf(m, actor, kase);
    const now = this.clock.now();
    return {
      id: kase.id,
      number: kase.number,
      state: kase.state,
      riskLevel: kase.riskLevel,
      riskReasons: kase.riskReasons.map(({ code, params }) => ({ code, params, message: this.text(code, params) })),
      riskByHand: kase.riskByHand,
      version: kase.version,
      milestones: { wagesSettledAt: iso(kase.wagesSettledAt), socialInsuranceSettledAt: iso(kase.socialInsuranceSettledAt) },
      nextDueAt: iso(kase.nextDueAt),
      overdue: kase.nextDueAt !== null && kase.nextDueAt < now,
      suspendedAt: iso(kase.suspendedAt),
      possibleDuplicates: await this.duplicates.of(m, actor, kase),
      channel: kase.channel,
      reportedAt: kase.reportedAt.toISOString(),
      createdAt: kase.createdAt.toISOString(),
      summary: standing === 'onlooker' ? maskNumbersInText(kase.summary) : kase.summary,
      reporter: this.contact(kase, 'reporter', standing),
      ...this.employer(kase, standing),
      workersReported: kase.workersReported,
      wagesReportedFen: kase.wagesReportedFen,
      escalators: kase.escalators,
      taskForce: await taskForceOf(m, kase),
      ...findingsOf(kase),
      remedy: kase.remedy,
      mergedIntoCaseId: kase.mergedIntoCaseId,
      totals: await this.extensions.totalsOf(m, kase),
      standing,
      possibleEvents: possibleCaseEvents(kase.state, relationOf(standing)),
    };
  }

  private text(code: string, params: object = {}): string {
    return this.catalogue.render(code, params as Record<string, string | number>, currentContext()?.locale);
  }

  private contact(kase: Case, whose: 'reporter' | 'employerContact', standing: Standing): ContactView {
    const name = kase[`${whose}Name`];
    const phone = kase[`${whose}Phone`];
    return {
      name: name !== null && standing === 'onlooker' ? maskName(name) : name,
      phoneMasked: phone === null ? null : maskPhone(this.cipher.decrypt(phone, `case:${kase.id}:${whose}Phone`)),
    };
  }

  private employer(kase: Case, standing: Standing): Pick<CaseView, 'employer'> {
    return {
      employer: {
        name: kase.employerName,
        uscc: kase.employerUscc,
        warnings: kase.employerUscc !== null && !checkUscc(kase.employerUscc).valid ? ['usccCheckDigit'] : [],
        regionCode: kase.regionCode,
        industryCode: kase.industryCode,
        address: kase.employerAddress,
        contact: this.contact(kase, 'employerContact', standing),
      },
    };
  }
}

function findingsOf(kase: Case): Pick<CaseView, 'investigation' | 'verification'> {
  return {
    investigation: {
      operatingStatus: kase.operatingStatus, headcount: kase.headcount, wageArrearsFen: kase.wageArrearsFen,
      socialInsuranceArrearsFen: kase.socialInsuranceArrearsFen, notes: kase.investigationNotes,
    },
    verification: {
      companyFundsFen: kase.companyFundsFen, assets: kase.companyAssets, notes: kase.verificationNotes, notObtainedReason: kase.fundsNotObtainedReason,
    },
  };
}
