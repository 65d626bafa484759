import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';

/** A lock on a named piece of work, with the connection that holds it: it goes when the process does. */
export interface HeldLock {
  /** Writes something small at once, outside any transaction, such as how far the work is. */
  query(sql: string, params: readonly unknown[]): Promise<void>;
  release(): Promise<void>;
}

/** The SQL expression of a named lock's key; `name` is an SQL expression of type text. */
export const lockKeyOf = (name: string): string => `hashtextextended(${name}, 0)`;

/**
 * Locks that outlast a transaction and never outlast their process. Each lives on a connection of its own beside the pool, so
 * that holders never wait for each other's connections.
 */
@Injectable()
export class HeldLocks {
  constructor(private readonly dataSource: DataSource) {}

  /** Null when somebody else holds it. */
  async take(name: string): Promise<HeldLock | null> {
    const { url } = this.dataSource.options as { url?: string };
    const client = new pg.Client({ connectionString: url, application_name: 'triquick-work', keepAlive: true, statement_timeout: 30_000 });
    let lost: Error | null = null;
    client.on('error', (error) => (lost = error));
    await client.connect();
    if (!(await tryLock(client, name))) {
      await client.end();
      return null;
    }
    return {
      query: async (sql, params) => {
        if (lost) throw lost;
        await client.query(sql, [...params]);
      },
      release: () => client.end(),
    };
  }
}

async function tryLock(client: pg.Client, name: string): Promise<boolean> {
  try {
    const { rows } = await client.query<{ held: boolean }>(`SELECT pg_try_advisory_lock(${lockKeyOf('$1')}) AS held`, [name]);
    return rows[0]?.held === true;
  } catch (error) {
    await client.end();
    throw error;
  }
}
