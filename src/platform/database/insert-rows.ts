import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * Inserts rows by the thousand in one statement with one parameter, in a fraction of the time that single values take. Each row names
 * every column of the entity; nothing is written back into it.
 */
export async function insertRows<Row extends ObjectLiteral>(m: EntityManager, target: EntityTarget<Row>, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const { tablePath, columns } = m.connection.getMetadata(target);
  const names = columns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  const records = rows.map((row) => Object.fromEntries(columns.map((column) => [column.databaseName, column.getEntityValue(row) as unknown])));
  await m.query(`INSERT INTO "${tablePath}" (${names}) SELECT ${names} FROM json_populate_recordset(NULL::"${tablePath}", $1::json)`, [JSON.stringify(records)]);
}
