import { Injectable } from '@nestjs/common';
import { idsOf, inOrderOf } from '../cases/by-case.js';
import { CaseExtensions } from '../cases/case-extensions.js';
import { hardshipConditions } from '../cases/domain/vocabulary.js';
import { decidedAidStates, openAidStates } from './domain/aid-transitions.js';

/** Answers whether everybody in hardship got a decision, and what is still to be done. */
@Injectable()
export class AidFacts {
  constructor(extensions: CaseExtensions) {
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
  }
}
