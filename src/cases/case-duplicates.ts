import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { CaseExtensions } from './case-extensions.js';
import { caseScope } from './case-scope.js';
import type { PossibleDuplicateView } from './case.view.js';
import type { Case } from './case.entity.js';
import { sameEmployer } from './employer-sql.js';

const SAME_EMPLOYER = sameEmployer('c', '$2', '$3');

/** Other open cases on the same employer, by the same reporter or with the same workers: a warning, never a block. */
@Injectable()
export class CaseDuplicates {
  constructor(private readonly extensions: CaseExtensions) {}

  async of(m: EntityManager, actor: Actor, kase: Case): Promise<PossibleDuplicateView[]> {
    const scope = caseScope(actor, 6);
    const rows = await m.query<{ caseId: string; number: string; state: string; employer: boolean; reporter: boolean; workers: boolean }[]>(
      `SELECT c.id AS "caseId", c.number, c.state,
              ${SAME_EMPLOYER} IS TRUE AS employer, (c.reporter_phone_index = $4) IS TRUE AS reporter, c.id = ANY($5::uuid[]) AS workers
         FROM cases c
        WHERE c.id <> $1 AND c.state IN ('reported', 'investigating', 'verifying', 'coordinating', 'supervising') AND ${scope.sql}
          AND (${SAME_EMPLOYER} OR c.reporter_phone_index = $4 OR c.id = ANY($5::uuid[]))
        ORDER BY c.created_at LIMIT 20`,
      [kase.id, kase.employerKey, kase.employerUscc, kase.reporterPhoneIndex, await this.extensions.people.casesSharingWorkers(m, kase.id), ...scope.params],
    );
    return rows.map(({ caseId, number, state, ...because }) => ({
      caseId, number, state, because: (['employer', 'reporter', 'workers'] as const).filter((reason) => because[reason]),
    }));
  }
}
