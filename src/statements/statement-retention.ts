import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Retention, deleteBatch } from '../platform/retention/retention.js';
import { StatementFiles } from './statement-files.js';
import { Statement } from './statement.entity.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A file can be had so long after it was made. */
export const STATEMENT_KEPT_MS = 7 * DAY;
/** That it was there can be seen so long after it went; the audit log knows for good. */
const ROW_KEPT_MS = 90 * DAY;
const BATCH = 500;

/** Files go after seven days, their rows after ninety more. Files that no row speaks of go after an hour. */
@Injectable()
export class StatementRetention {
  constructor(retention: Retention, private readonly files: StatementFiles) {
    retention.register({ name: 'statements', purge: (m, now) => this.purgeOld(m, now) });
    retention.register({ name: 'lost statement files', purge: (m, now) => this.purgeLost(m, now) });
    retention.register({
      name: 'rows of expired statements',
      purge: (m, now) => deleteBatch(m, 'statements', 'id', 'purged_at < $1', [new Date(now.getTime() - ROW_KEPT_MS)]),
    });
  }

  private async purgeOld(m: EntityManager, now: Date): Promise<number> {
    const old = await m.query<{ id: string }[]>(
      `SELECT id FROM statements WHERE purged_at IS NULL AND expires_at <= $1 AND state IN ('ready', 'failed') ORDER BY expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      [now],
    );
    const ids = old.map(({ id }) => id);
    await m.update(Statement, { id: In(ids) }, { purgedAt: now });
    for (const id of ids) await this.files.remove(id);
    return ids.length;
  }

  private async purgeLost(m: EntityManager, now: Date): Promise<number> {
    const files = await this.files.writtenBefore(new Date(now.getTime() - HOUR));
    const ids = files.flatMap(({ id }) => (id !== null && /^[0-9a-f-]{36}$/.test(id) ? [id] : []));
    const known = new Set((await m.find(Statement, { where: { id: In(ids) }, select: { id: true } })).map(({ id }) => id));
    const lost = files.filter(({ id }) => id === null || (ids.includes(id) && !known.has(id)));
    for (const { name } of lost) await this.files.remove(name);
    return lost.length;
  }
}
