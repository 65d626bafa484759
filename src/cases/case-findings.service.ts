import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { Document } from '../documents/document.entity.js';
import { invalid, invalidField } from '../platform/http/coded-error.js';
import { CaseCommands } from './case-command.js';
import { findPeopleForCase } from './case-people.js';
import { Case } from './case.entity.js';
import type { FollowUpBody, InvestigationBody, VerificationBody, VisitBody } from './cases.dto.js';
import { FollowUp } from './follow-up.entity.js';
import { Visit } from './visit.entity.js';

/** What the task force finds out: the visits, the company's condition, its funds, and after all is done the follow-up call. */
@Injectable()
export class CaseFindings {
  constructor(private readonly commands: CaseCommands) {}

  async recordInvestigation(actor: Actor, caseId: string, { version, notes, ...found }: InvestigationBody): Promise<void> {
    await this.commands.run(actor, caseId, { standing: 'member', version }, async (tx) => {
      await tx.m.update(Case, { id: caseId }, { ...found, investigationNotes: notes ?? null });
      await tx.record('investigation.recorded', { ...found });
    });
  }

  /** @throws CodedError 400 unless exactly one of funds and "not obtained" is given */
  async recordVerification(actor: Actor, caseId: string, body: VerificationBody): Promise<void> {
    if ((body.companyFundsFen === undefined) === (body.notObtained === undefined)) throw invalidField('companyFundsFen', 'fundsOrReason');
    await this.commands.run(actor, caseId, { standing: 'member', version: body.version }, async (tx) => {
      await tx.m.update(Case, { id: caseId }, {
        companyFundsFen: body.companyFundsFen ?? null,
        companyAssets: body.assets ?? null,
        verificationNotes: body.notes ?? null,
        fundsNotObtainedReason: body.notObtained?.reason ?? null,
      });
      await tx.record('verification.recorded', body.notObtained ? { notObtained: body.notObtained.reason } : { companyFundsFen: body.companyFundsFen });
    });
  }

  /** @returns the visit's id. @throws CodedError 400 for a visit in the future, and `notAVisitor` */
  recordVisit(actor: Actor, caseId: string, body: VisitBody): Promise<string> {
    return this.commands.run(actor, caseId, { standing: 'member' }, async (tx) => {
      const { m, now } = tx;
      if (new Date(body.visitedAt) > now) throw invalidField('visitedAt', 'inTheFuture');
      await requireVisitors(m, tx.kase, body.visitorIds);
      await requireDocuments(m, caseId, body.documentIds ?? []);
      const id = randomUUID();
      await m.insert(Visit, {
        id, caseId, visitedAt: new Date(body.visitedAt), visitorIds: body.visitorIds, place: body.place, record: body.record,
        documentIds: body.documentIds ?? [], recordedById: actor.id, recordedAt: now,
      });
      await tx.record('visit.recorded', { visitId: id, visitors: body.visitorIds.length });
      return id;
    });
  }

  /** @returns the follow-up's id */
  recordFollowUp(actor: Actor, caseId: string, body: FollowUpBody): Promise<string> {
    return this.commands.run(actor, caseId, { standing: 'member', states: 'any' }, async (tx) => {
      const { m, now } = tx;
      if (new Date(body.contactedAt) > now) throw invalidField('contactedAt', 'inTheFuture');
      const id = randomUUID();
      await m.insert(FollowUp, {
        id, caseId, contactedAt: new Date(body.contactedAt), workersContacted: body.workersContacted, satisfaction: body.satisfaction,
        record: body.record, recordedById: actor.id, recordedAt: now,
      });
      await tx.record('followUp.recorded', { followUpId: id, satisfaction: body.satisfaction });
      return id;
    });
  }
}

/** Only who may be on the case pays its visits. @throws CodedError 400 naming every id that is nobody's of those */
async function requireVisitors(m: EntityManager, kase: Case, ids: readonly string[]): Promise<void> {
  const people = await findPeopleForCase(m, kase, ids);
  const errors = ids.flatMap((id, i) => {
    const person = people.get(id);
    const fits = person !== undefined && (person.role === 'taskForce' || person.role === 'supervisor') && !person.walled;
    return fits ? [] : [{ path: `visitorIds[${i}]`, code: 'notAVisitor' }];
  });
  if (errors.length > 0) throw invalid(errors);
}

/** @throws CodedError 400 naming every id that is not a document of this case */
export async function requireDocuments(m: EntityManager, caseId: string, ids: readonly string[], path = 'documentIds'): Promise<void> {
  const known = new Set((await m.find(Document, { where: { id: In([...ids]), caseId }, select: { id: true } })).map(({ id }) => id));
  const errors = ids.flatMap((id, i) => (known.has(id) ? [] : [{ path: `${path}[${i}]`, code: 'unknownDocument' }]));
  if (errors.length > 0) throw invalid(errors);
}
