import { createDataSource } from '../data-source.js';

/** For TypeORM's command line (`migration:generate`, `migration:run`); the database is the one in DATABASE_URL. */
export default createDataSource(process.env['DATABASE_URL'] ?? 'postgres://localhost/triquick');
