import pg from 'pg';

/** Role and database of the program. The role is no superuser: that could read every file the server can reach. */
export const APPLICATION = 'triquick';

/**
 * Makes the role and its database when they are missing. The owner of a database may create schemas and tables in it, which is
 * all that the migrations and the job queue need; extensions stay out.
 */
export async function ensureApplicationDatabase(superuserUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APPLICATION]);
    if (role.rowCount === 0) {
      await client.query(`CREATE ROLE ${APPLICATION} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    }
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [APPLICATION]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${APPLICATION} OWNER ${APPLICATION}`);
  } finally {
    await client.end();
  }
}
