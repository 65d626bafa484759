import { DataSource } from 'typeorm';
import { entities } from './entities.js';
import { migrations } from './migrations.js';
import { SnakeNamingStrategy } from './platform/database/naming-strategy.js';

/** The connection to the database at `url`; `poolSize` connections at most. */
export const createDataSource = (url: string, { poolSize = 10 }: { poolSize?: number } = {}): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTableName: 'migrations',
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    poolSize,
    applicationName: 'triquick',
    extra: { statement_timeout: 60_000 },
  });
