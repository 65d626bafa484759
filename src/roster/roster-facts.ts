import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseExtensions } from '../cases/case-extensions.js';

/** What the case machine and the search ask the roster. */
@Injectable()
export class RosterFacts {
  constructor(extensions: CaseExtensions) {
    extensions.answer({
      slice: 'roster',
      load: async (m, kase) => {
        const [facts] = await m.query<[{ workers: number; notSurveyed: number }]>(
          `SELECT count(*)::int AS workers, count(*) FILTER (WHERE living_condition IS NULL)::int AS "notSurveyed" FROM workers WHERE case_id = $1 AND removed_at IS NULL`,
          [kase.id],
        );
        return facts;
      },
    });
    extensions.answer({
      slice: 'claims',
      load: async (m, kase) => {
        const [facts] = await m.query<[{ total: number; undecided: number }]>(
          `SELECT count(*)::int AS total, count(*) FILTER (WHERE verified_fen IS NULL)::int AS undecided FROM claims WHERE case_id = $1 AND withdrawn_at IS NULL`,
          [kase.id],
        );
        return facts;
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
