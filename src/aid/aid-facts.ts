import { Injectable } from '@nestjs/common';
import { idsOf, inOrderOf } from '../cases/by-case.js';
import { CaseExtensions } from '../cases/case-extensions.js';
import { hardshipConditions } from '../cases/domain/vocabulary.js';
import { WorkerTies } from '../roster/worker-ties.js';
import { decidedAidStates, openAidStates } from './domain/aid-transitions.js';

/** Answers whether everybody in hardship got a decision, what is still to be done, and for whom something was asked. */
@Injectable()
export class AidFacts {
  constructor(extensions: CaseExtensions, ties: WorkerTies) {
    extensions.answer({
      slice: 'aid',
      load: async (m, kases) => {
        const rows = await m.query<{ caseId: string; undecided: number; open: number }[]>(
          `SELECT c.id AS "caseId",
                  (SELECT count(*) FROM workers w WHERE w.case_id = c.id AND w.removed_at IS NULL AND w.living_condition = ANY($2::text[])
                      AND NOT EXISTS (SELECT 1 FROM aid_items a WHERE a.worker_id = w.id AND a.state = ANY($3::text[])))::int AS undecided,
                  (SELECT count(*) FROM aid_items a WHERE a.case_id = c.id AND a.state = ANY($4::text[]))::int AS open
             FROM unnest($1::uuid[]) AS c(id)`,
          [idsOf(kases), hardshipConditions, decidedAidStates, openAidStates],
        );
        return inOrderOf(kases, rows, ({ undecided, open }) => ({ hardshipUndecided: undecided, open }), { hardshipUndecided: 0, open: 0 });
      },
    });
    ties.register({
      code: 'importedWorkersAided',
      count: async (m, caseId, workerIds) => {
        const [{ count }] = await m.query<[{ count: number }]>('SELECT count(DISTINCT worker_id)::int AS count FROM aid_items WHERE case_id = $1 AND worker_id = ANY($2::uuid[])', [caseId, workerIds]);
        return count;
      },
    });
  }
}
