// Runs every migration up, down and up again on a fresh database, and fails when the entities still differ from the schema.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createDataSource } from '../dist/data-source.js';
import { startEmbeddedPostgres } from '../dist/platform/embedded-postgres/embedded-postgres.js';

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'triquick-migrations-'));
const postgres = await startEmbeddedPostgres({ dataDir, durable: false, log: () => undefined });
const dataSource = await createDataSource(postgres.url, { poolSize: 2 }).initialize();
try {
  const count = (await dataSource.runMigrations({ transaction: 'each' })).length;
  for (let i = 0; i < count; i += 1) await dataSource.undoLastMigration({ transaction: 'each' });
  const left = await dataSource.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`);
  if (left.length > 0) fail(`Going down leaves ${left.map(({ tablename }) => tablename).join(', ')}`);
  await dataSource.runMigrations({ transaction: 'each' });
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  if (upQueries.length > 0) fail(`The entities and the schema differ:\n${upQueries.map(({ query }) => query).join('\n')}`);
  process.stdout.write(`${count} migrations up, down and up\n`);
} finally {
  await dataSource.destroy();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

function fail(reason) {
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
}
