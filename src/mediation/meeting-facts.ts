import { Injectable } from '@nestjs/common';
import { CaseExtensions } from '../cases/case-extensions.js';
import type { MediationFacts } from '../cases/domain/case-facts.js';
import { Mediation } from './mediation.entity.js';
import { WorkerSession } from './worker-session.entity.js';

/** What the case's machine asks about sessions and mediations. */
@Injectable()
export class MeetingFacts {
  constructor(extensions: CaseExtensions) {
    extensions.answer({
      slice: 'sessions',
      load: async (m, kase) => ({
        planStudied: await m.createQueryBuilder(WorkerSession, 's').where(`s.caseId = :id AND 'planStudied' = ANY(s.purposes)`, { id: kase.id }).getExists(),
      }),
    });
    extensions.answer({ slice: 'mediation', load: async (m, kase) => mediationFacts(await m.findBy(Mediation, { caseId: kase.id })) });
  }
}

function mediationFacts(held: readonly Mediation[]): MediationFacts {
  return {
    attempted: held.length > 0,
    heardBothSides: held.some(({ heardWorkers, heardEmployer }) => heardWorkers && heardEmployer),
    refused: held.some(({ outcome }) => outcome === 'refused'),
  };
}
