import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions } from '../platform/database/transactions.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { findVisibleCase } from './case-command.js';
import { CaseDuplicates } from './case-duplicates.js';
import { CaseExtensions } from './case-extensions.js';
import { relationOf, toBlockerView } from './case-transitions.service.js';
import type { CaseView, ContactView, NextView, TaskForceView } from './case.view.js';
import { Case } from './case.entity.js';
import { type Standing, standingOf } from './case-standing.js';
import { possibleCaseEvents, previewCaseEvents } from './domain/case-machine.js';
import { maskName, maskPhone } from './domain/identifiers/masks.js';
import { maskNumbersInText } from './domain/identifiers/text-masks.js';
import { checkUscc } from './domain/identifiers/uscc.js';
import { TaskForceMember } from './task-force-member.entity.js';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** Answers what a case is and what can be done with it, as far as the caller may know. */
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
      taskForce: await this.taskForce(m, kase),
      ...findingsOf(kase),
      remedy: kase.remedy,
      mergedIntoCaseId: kase.mergedIntoCaseId,
      totals: await this.extensions.totalsOf(m, kase),
      possibleEvents: possibleCaseEvents(kase.state, relationOf(standing)),
    };
  }

  /** What the caller could do now, and what is still missing for it. @throws CodedError 404 */
  async next(actor: Actor, caseId: string): Promise<NextView> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    const standing = await standingOf(m, actor, kase);
    const now = this.clock.now();
    const facts = await this.extensions.loadFacts(m, kase, now);
    const events = previewCaseEvents(kase.state, relationOf(standing), facts, now).map(({ type, allowed, blockers, to }) => ({
      type,
      allowed,
      to,
      blockers: blockers.map(toBlockerView).map(({ code, path, overridable, params }) => ({ code, message: this.text(code, params), path: path ?? null, overridable })),
    }));
    return { events };
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

  private async taskForce(m: EntityManager, kase: Case): Promise<TaskForceView> {
    const rows = await m.find(TaskForceMember, { where: { caseId: kase.id }, order: { since: 'ASC', userId: 'ASC' } });
    const ids = [...rows.map((row) => row.userId), ...[kase.leadId, kase.supervisorId].filter((id) => id !== null)];
    const users = new Map((await m.findBy(User, { id: In(ids) })).map(({ id, name }) => [id, { id, name }]));
    const person = (id: string | null): { id: string; name: string } | null => (id === null ? null : (users.get(id) ?? null));
    return {
      lead: person(kase.leadId),
      members: rows.filter((row) => row.part === 'member').flatMap((row) => person(row.userId) ?? []),
      supervisor: person(kase.supervisorId),
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
