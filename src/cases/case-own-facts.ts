import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { idsOf, inOrderOf } from './by-case.js';
import { CaseExtensions } from './case-extensions.js';
import type { Case } from './case.entity.js';
import type { CaseFactSlice, CaseFacts } from './domain/case-facts.js';
import { openCaseStates } from './domain/vocabulary.js';
import { TaskForceMember } from './task-force-member.entity.js';

/** The facts that `cases` knows itself. */
@Injectable()
export class CaseOwnFacts {
  constructor(extensions: CaseExtensions) {
    const tells = <S extends CaseFactSlice>(slice: S, read: (kase: Case) => CaseFacts[S]): void =>
      extensions.answer({ slice, load: (_m, kases) => Promise.resolve(kases.map(read)) });
    tells('intake', (kase) => ({ employerName: kase.employerName, employerRegionCode: kase.regionCode }));
    tells('suspension', (kase) => ({ suspended: kase.suspendedAt !== null }));
    tells('history', (kase) => ({ stateBeforeEnd: openCaseStates.find((state) => state === kase.stateBefore) ?? null }));
    tells('findings', ({ operatingStatus, headcount, wageArrearsFen, socialInsuranceArrearsFen, companyFundsFen, fundsNotObtainedReason }) => ({
      operatingStatus, headcount, wageArrearsFen, socialInsuranceArrearsFen, companyFundsFen, fundsNotObtainedReason,
    }));
    extensions.answer({
      slice: 'taskForce',
      load: async (m, kases) => {
        const members = await m.findBy(TaskForceMember, { caseId: In(idsOf(kases)) });
        return kases.map(({ id, leadId, supervisorId }) => ({ leadId, memberIds: members.filter(({ caseId }) => caseId === id).map(({ userId }) => userId), supervisorId }));
      },
    });
    extensions.answer({
      slice: 'visits',
      load: async (m, kases) => {
        const rows = await m.query<{ caseId: string; count: number }[]>(
          `SELECT case_id AS "caseId", count(*)::int AS count FROM visits WHERE case_id = ANY($1::uuid[]) AND cardinality(visitor_ids) >= 2 GROUP BY case_id`, [idsOf(kases)],
        );
        return inOrderOf(kases, rows, ({ count }) => ({ byTwoOrMore: count }), { byTwoOrMore: 0 });
      },
    });
    extensions.answer({
      slice: 'followUps',
      load: async (m, kases) => {
        const rows = await m.query<{ caseId: string; count: number }[]>('SELECT case_id AS "caseId", count(*)::int AS count FROM follow_ups WHERE case_id = ANY($1::uuid[]) GROUP BY case_id', [idsOf(kases)]);
        return inOrderOf(kases, rows, ({ count }) => ({ count }), { count: 0 });
      },
    });
  }
}
