import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import type { CaseTx } from '../../cases/case-command.js';
import { blockedBy } from '../../platform/http/coded-error.js';
import { LedgerVoid, type VoidableRecord } from './ledger-void.entity.js';
import type { VoidView } from './ledger-voids.dto.js';

/** A condition on rows `r` of a table of records: not taken back. */
export const NOT_VOIDED = 'NOT EXISTS (SELECT 1 FROM ledger_voids v WHERE v.subject_id = r.id)';

/**
 * Takes a record of the case back.
 * @throws CodedError 422 `alreadyVoided`
 */
export async function voidRecord({ m, kase, actor, now }: Pick<CaseTx, 'm' | 'kase' | 'actor' | 'now'>, subject: VoidableRecord, subjectId: string, reason: string): Promise<void> {
  if (await m.existsBy(LedgerVoid, { subjectId })) throw blockedBy('alreadyVoided', 'id');
  await m.insert(LedgerVoid, { id: randomUUID(), caseId: kase.id, subject, subjectId, reason, recordedById: actor.id, recordedAt: now });
}

/** The voids of these records, by the record's id. */
export async function voidsOf(m: EntityManager, ids: readonly string[]): Promise<Map<string, LedgerVoid>> {
  const rows = ids.length === 0 ? [] : await m.findBy(LedgerVoid, { subjectId: In([...ids]) });
  return new Map(rows.map((row) => [row.subjectId, row]));
}

export const toVoidView = (row: LedgerVoid | undefined): VoidView | null =>
  row ? { at: row.recordedAt.toISOString(), byId: row.recordedById, reason: row.reason } : null;

/** The records of a case that were not taken back, as they were recorded. */
export function standingRecords<T extends { id: string; caseId: string; recordedAt: Date }>(m: EntityManager, entity: new () => T, caseId: string): Promise<T[]> {
  return m.createQueryBuilder(entity, 'r').where(`r.caseId = :caseId AND ${NOT_VOIDED}`, { caseId }).orderBy('r.recordedAt').addOrderBy('r.id').getMany();
}
