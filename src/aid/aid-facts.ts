import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CaseExtensions } from '../cases/case-extensions.js';
import { hardshipConditions } from '../cases/domain/vocabulary.js';
import { AidItem } from './aid-item.entity.js';
import { decidedAidStates, openAidStates } from './domain/aid-transitions.js';

/** Answers whether everybody in hardship got a decision, and what is still to be done. */
@Injectable()
export class AidFacts {
  constructor(extensions: CaseExtensions) {
    extensions.answer({
      slice: 'aid',
      load: async (m, { id }) => {
        const [row] = await m.query<[{ undecided: number }]>(
          `SELECT count(*)::int AS undecided FROM workers w
            WHERE w.case_id = $1 AND w.removed_at IS NULL AND w.living_condition = ANY($2::text[])
              AND NOT EXISTS (SELECT 1 FROM aid_items a WHERE a.worker_id = w.id AND a.state = ANY($3::text[]))`,
          [id, hardshipConditions, decidedAidStates],
        );
        return { hardshipUndecided: row.undecided, open: await m.countBy(AidItem, { caseId: id, state: In([...openAidStates]) }) };
      },
    });
  }
}
