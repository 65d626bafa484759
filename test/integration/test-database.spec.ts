import pg from 'pg';
import { createTestDatabase } from '../support/postgres.js';

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('createTestDatabase', () => {
  it('gives many at a time, each migrated and by itself', async () => {
    const databases = await Promise.all(Array.from({ length: 6 }, () => createTestDatabase()));
    try {
      for (const { url } of databases) await query(url, 'CREATE TABLE only_here AS SELECT 1 AS one');
      for (const { url } of databases) {
        expect(await query(url, 'SELECT one FROM only_here')).toEqual([{ one: 1 }]);
        expect(await query(url, 'SELECT count(*) > 0 AS migrated FROM migrations')).toEqual([{ migrated: true }]);
      }
    } finally {
      await Promise.all(databases.map((database) => database.drop()));
    }
  });

  it('removes a database although somebody is still connected', async () => {
    const database = await createTestDatabase();
    const { url } = database;
    const client = new pg.Client({ connectionString: url });
    const ended = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await database.drop();
    await ended;
    await expect(query(url, 'SELECT 1')).rejects.toThrow(/does not exist/);
  });
});
