import { Column, type EntityManager } from 'typeorm';

/** What of a case a document can belong to. */
export const documentUses = [
  'visit', 'claimDecision', 'referralReply', 'plan', 'payment', 'paymentResolution', 'receipt', 'waiver', 'deferral', 'lateFee', 'legalEvent', 'labourOrder', 'additionalCompensation',
] as const;
export type DocumentUse = (typeof documentUses)[number];

interface Source {
  entity: object;
  property: string;
  use: DocumentUse;
}

const sources: Source[] = [];

/** A column with the ids of documents of the row's own case: by it a document knows what it belongs to. */
export function DocumentIdsColumn(use: DocumentUse, options: { default?: string } = {}): PropertyDecorator {
  return (target, property) => {
    Column('uuid', { array: true, ...options })(target, property);
    sources.push({ entity: target.constructor, property: String(property), use });
  };
}

/** What each document of the case belongs to; those that belong to nothing are left out. @param ids at most a page of them */
export async function usesOf(m: EntityManager, caseId: string, ids: readonly string[]): Promise<Map<string, DocumentUse[]>> {
  const selects = sources.map(({ entity, property, use }) => {
    const { tablePath, columns } = m.connection.getMetadata(entity as () => void);
    const column = columns.find(({ propertyName }) => propertyName === property)?.databasePath;
    return `SELECT unnest("${column}") AS id, '${use}' AS use FROM "${tablePath}" WHERE case_id = $1`;
  });
  const rows = await m.query<{ id: string; use: DocumentUse }[]>(`SELECT DISTINCT id, use FROM (${selects.join(' UNION ALL ')}) used WHERE id = ANY($2::uuid[])`, [caseId, ids]);
  const uses = new Map<string, DocumentUse[]>();
  for (const { id, use } of rows) uses.set(id, [...(uses.get(id) ?? []), use]);
  return uses;
}
