import type { QueryRunner } from 'typeorm';

const LOCK = 7_310_001;

/**
 * Runs `work` while nobody else writes a root (`shared`: while several may read). The lock belongs to the connection, not to a
 * transaction: a root is in the database and in the file, and the file is written after the commit.
 */
export async function withRootLock<T>(runner: QueryRunner, { shared }: { shared: boolean }, work: () => Promise<T>): Promise<T> {
  const suffix = shared ? '_shared' : '';
  await runner.query(`SELECT pg_advisory_lock${suffix}($1)`, [LOCK]);
  try {
    return await work();
  } catch (error) {
    // In a failed transaction nothing can be unlocked.
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.query(`SELECT pg_advisory_unlock${suffix}($1)`, [LOCK]);
  }
}
