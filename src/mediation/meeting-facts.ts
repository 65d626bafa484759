import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { idsOf } from '../cases/by-case.js';
import { CaseExtensions } from '../cases/case-extensions.js';
import type { MediationFacts } from '../cases/domain/case-facts.js';
import { Mediation } from './mediation.entity.js';

/** What the case's machine asks about sessions and mediations. */
@Injectable()
export class MeetingFacts {
  constructor(extensions: CaseExtensions) {
    extensions.answer({
      slice: 'sessions',
      load: async (m, kases) => {
        const rows = await m.query<{ caseId: string }[]>(
          `SELECT DISTINCT case_id AS "caseId" FROM worker_sessions WHERE case_id = ANY($1::uuid[]) AND 'planStudied' = ANY(purposes)`, [idsOf(kases)],
        );
        const studied = new Set(rows.map(({ caseId }) => caseId));
        return kases.map(({ id }) => ({ planStudied: studied.has(id) }));
      },
    });
    extensions.answer({
      slice: 'mediation',
      load: async (m, kases) => {
        const held = await m.find(Mediation, { where: { caseId: In(idsOf(kases)) }, select: { id: true, caseId: true, heardWorkers: true, heardEmployer: true, outcome: true } });
        return kases.map(({ id }) => mediationFacts(held.filter(({ caseId }) => caseId === id)));
      },
    });
  }
}

function mediationFacts(held: readonly Pick<Mediation, 'heardWorkers' | 'heardEmployer' | 'outcome'>[]): MediationFacts {
  return {
    attempted: held.length > 0,
    heardBothSides: held.some(({ heardWorkers, heardEmployer }) => heardWorkers && heardEmployer),
    refused: held.some(({ outcome }) => outcome === 'refused'),
  };
}
