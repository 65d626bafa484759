import type { DataSource } from 'typeorm';
import { StartError } from '../config/start-error.js';

/** The database cannot be used by this version; the message tells a person what to do. */
export class MigrationError extends StartError {}

const LOCK = 7_310_000;

/**
 * Brings the schema up to this version, one process at a time.
 * @throws MigrationError when a migration is recorded that this version does not know
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [LOCK]);
    if (await runner.hasTable('migrations')) {
      const known = new Set(dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name));
      const rows = (await runner.query('SELECT name FROM migrations ORDER BY id')) as unknown as { name: string }[];
      const unknown = rows.filter(({ name }) => !known.has(name)).map(({ name }) => name);
      if (unknown.length > 0) {
        throw new MigrationError(`The database was written by a newer version of Triquick (${unknown.join(', ')}). Start that version, or restore a backup made before the upgrade.`);
      }
    }
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    await runner.release();
  }
}
