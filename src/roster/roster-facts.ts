import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { idsOf, inOrderOf } from '../cases/by-case.js';
import { CaseExtensions } from '../cases/case-extensions.js';
import type { CaseFacts } from '../cases/domain/case-facts.js';

/** What the case machine and the search ask the roster. */
@Injectable()
export class RosterFacts {
  constructor(extensions: CaseExtensions) {
    extensions.answer({
      slice: 'roster',
      load: async (m, kases) => {
        const rows = await m.query<({ caseId: string } & CaseFacts['roster'])[]>(
          `SELECT case_id AS "caseId", count(*)::int AS workers, count(*) FILTER (WHERE living_condition IS NULL)::int AS "notSurveyed"
             FROM workers WHERE case_id = ANY($1::uuid[]) AND removed_at IS NULL GROUP BY case_id`,
          [idsOf(kases)],
        );
        return inOrderOf(kases, rows, ({ workers, notSurveyed }) => ({ workers, notSurveyed }), { workers: 0, notSurveyed: 0 });
      },
    });
    extensions.answer({
      slice: 'claims',
      load: async (m, kases) => {
        const rows = await m.query<({ caseId: string } & CaseFacts['claims'])[]>(
          `SELECT case_id AS "caseId", count(*)::int AS total, count(*) FILTER (WHERE verified_fen IS NULL)::int AS undecided
             FROM claims WHERE case_id = ANY($1::uuid[]) AND withdrawn_at IS NULL GROUP BY case_id`,
          [idsOf(kases)],
        );
        return inOrderOf(kases, rows, ({ total, undecided }) => ({ total, undecided }), { total: 0, undecided: 0 });
      },
    });
    extensions.usePeople({ casesSharingWorkers, casesOfWorker });
  }
}

async function casesSharingWorkers(m: EntityManager, caseId: string): Promise<string[]> {
  const rows = await m.query<{ id: string }[]>(
    `SELECT DISTINCT o.case_id AS id FROM workers w JOIN workers o ON o.id_number_index = w.id_number_index AND o.case_id <> w.case_id
      WHERE w.case_id = $1 AND w.removed_at IS NULL AND o.removed_at IS NULL`,
    [caseId],
  );
  return rows.map(({ id }) => id);
}

async function casesOfWorker(m: EntityManager, kind: 'phone' | 'idNumber', fingerprint: string): Promise<string[]> {
  const column = kind === 'phone' ? 'phone_index' : 'id_number_index';
  const rows = await m.query<{ id: string }[]>(`SELECT DISTINCT case_id AS id FROM workers WHERE ${column} = $1 AND removed_at IS NULL`, [fingerprint]);
  return rows.map(({ id }) => id);
}
