import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { hardshipConditions } from '../cases/domain/vocabulary.js';
import type { WorkerListQuery, WorkerSearchBody, WorkerSelection } from './roster.dto.js';
import { Worker } from './worker.entity.js';

export type WorkersWanted = WorkerListQuery & Partial<Pick<WorkerSearchBody, 'name'>>;

const SELECTIONS: Readonly<Record<WorkerSelection, string>> = {
  undecidedClaims: 'EXISTS (SELECT 1 FROM claims cl WHERE cl.worker_id = w.id AND cl.verified_fen IS NULL AND cl.withdrawn_at IS NULL)',
  notSurveyed: 'w.livingCondition IS NULL',
  hardship: 'w.livingCondition IN (:...hardship)',
};

/** Those of a case's roster that are asked for, in its order; whatever page of them. */
export function workersWanted(m: EntityManager, caseId: string, { only, kind, name }: WorkersWanted): SelectQueryBuilder<Worker> {
  const builder = m.createQueryBuilder(Worker, 'w').where('w.caseId = :caseId AND w.removedAt IS NULL', { caseId }).orderBy('w.position').addOrderBy('w.id');
  if (only) builder.andWhere(SELECTIONS[only], { hardship: hardshipConditions });
  if (kind) builder.andWhere('EXISTS (SELECT 1 FROM claims ck WHERE ck.worker_id = w.id AND ck.kind = :kind AND ck.withdrawn_at IS NULL)', { kind });
  if (name !== undefined) builder.andWhere('w.name LIKE :like', { like: `%${name.replace(/[\\%_]/g, '\\$&')}%` });
  return builder;
}
