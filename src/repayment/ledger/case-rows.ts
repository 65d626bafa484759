import type { EntityManager } from 'typeorm';

/** A small table of a case: its key beside the case, and its other columns, each with its SQL type. */
export interface CaseTable {
  name: string;
  key: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
  /** What a new row repeats of its case `c`: SQL expressions by column. Whoever changes the case lets them follow. */
  ofCase?: Readonly<Record<string, string>>;
}

/** Makes a case's rows these, column by column; rows that are as they should be are left alone. */
export async function rewriteRows(m: EntityManager, { name, key, values, ofCase = {} }: CaseTable, caseId: string, columns: readonly (readonly unknown[])[]): Promise<void> {
  const types = { ...key, ...values };
  const names = Object.keys(types);
  const keys = Object.keys(key);
  const changed = Object.keys(values);
  const wanted = `unnest(${Object.values(types).map((type, at) => `$${at + 2}::${type}[]`).join(', ')}) AS w(${names.join(', ')})`;
  const sameKey = keys.map((column) => `s.${column} = w.${column}`).join(' AND ');
  await m.query(`DELETE FROM ${name} s WHERE s.case_id = $1 AND NOT EXISTS (SELECT 1 FROM ${wanted} WHERE ${sameKey})`, [caseId, ...columns]);
  await m.query(
    `INSERT INTO ${name} (${['case_id', ...names, ...Object.keys(ofCase)].join(', ')})
     SELECT ${['c.id', ...names.map((column) => `w.${column}`), ...Object.values(ofCase)].join(', ')} FROM cases c, ${wanted}
      WHERE c.id = $1 AND NOT EXISTS (SELECT 1 FROM ${name} s WHERE s.case_id = $1 AND ${sameKey} AND ${changed.map((column) => `s.${column} = w.${column}`).join(' AND ')})
     ON CONFLICT (case_id, ${keys.join(', ')}) DO UPDATE SET ${changed.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [caseId, ...columns],
  );
}
