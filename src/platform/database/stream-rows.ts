import pg from 'pg';
import type { EntityManager } from 'typeorm';

/**
 * Runs a query whose rows are taken one by one, as arrays in the order of its columns, and not kept: for what is read by the
 * hundred thousand. Types are the driver's: `bigint` comes as text.
 * @param m inside a transaction
 */
export async function streamRows<Row extends unknown[]>(m: EntityManager, sql: string, params: unknown[], take: (row: Row) => void): Promise<void> {
  if (!m.queryRunner?.isTransactionActive) throw new Error('Rows are streamed inside a transaction only');
  const client = (await m.queryRunner.connect()) as pg.ClientBase;
  await new Promise<void>((resolve, reject) => {
    let fault: { error: unknown } | null = null;
    const config: pg.QueryArrayConfig = { text: sql, values: params, rowMode: 'array' };
    const query = new pg.Query<Row>(config);
    query.on('row', (row) => {
      if (fault) return;
      try {
        take(row);
      } catch (error) {
        fault = { error };
      }
    });
    query.on('end', () => (fault ? reject(fault.error as Error) : resolve()));
    query.on('error', reject);
    client.query(query);
  });
}
