import { Injectable } from '@nestjs/common';
import { openCaseStates } from './domain/vocabulary.js';
import { CaseExtensions } from './case-extensions.js';
import { FollowUp } from './follow-up.entity.js';
import { TaskForceMember } from './task-force-member.entity.js';
import { Visit } from './visit.entity.js';

/** The facts that `cases` knows itself. */
@Injectable()
export class CaseOwnFacts {
  constructor(extensions: CaseExtensions) {
    extensions.answer({ slice: 'intake', load: (_m, kase) => Promise.resolve({ employerName: kase.employerName, employerRegionCode: kase.regionCode }) });
    extensions.answer({
      slice: 'taskForce',
      load: async (m, kase) => ({
        leadId: kase.leadId,
        memberIds: (await m.findBy(TaskForceMember, { caseId: kase.id })).map(({ userId }) => userId),
        supervisorId: kase.supervisorId,
      }),
    });
    extensions.answer({ slice: 'suspension', load: (_m, kase) => Promise.resolve({ suspended: kase.suspendedAt !== null }) });
    extensions.answer({
      slice: 'history',
      load: (_m, kase) => Promise.resolve({ stateBeforeEnd: openCaseStates.find((state) => state === kase.stateBefore) ?? null }),
    });
    extensions.answer({
      slice: 'findings',
      load: (_m, kase) => Promise.resolve({
        operatingStatus: kase.operatingStatus,
        headcount: kase.headcount,
        wageArrearsFen: kase.wageArrearsFen,
        socialInsuranceArrearsFen: kase.socialInsuranceArrearsFen,
        companyFundsFen: kase.companyFundsFen,
        fundsNotObtainedReason: kase.fundsNotObtainedReason,
      }),
    });
    extensions.answer({
      slice: 'visits',
      load: async (m, kase) => ({
        byTwoOrMore: await m.createQueryBuilder(Visit, 'v').where('v.caseId = :id AND cardinality(v.visitorIds) >= 2', { id: kase.id }).getCount(),
      }),
    });
    extensions.answer({ slice: 'followUps', load: async (m, kase) => ({ count: await m.countBy(FollowUp, { caseId: kase.id }) }) });
  }
}
