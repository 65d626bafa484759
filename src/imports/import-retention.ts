import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Retention } from '../platform/retention/retention.js';
import { ImportFiles } from './import-files.js';
import { SheetImport } from './sheet-import.entity.js';

const HOUR = 3_600_000;
const BATCH = 500;

/**
 * Uploads and what was read from them go after 30 days; an import that nobody applied by then has expired. Files that no row
 * speaks of (their upload was not committed) go after an hour, far longer than an upload lasts.
 */
@Injectable()
export class ImportRetention {
  constructor(retention: Retention, private readonly files: ImportFiles) {
    retention.register({ name: 'import uploads', purge: (m, now) => this.purgeOld(m, now) });
    retention.register({ name: 'lost import files', purge: (m, now) => this.purgeLost(m, now) });
  }

  private async purgeOld(m: EntityManager, now: Date): Promise<number> {
    const old = await m.query<{ id: string }[]>(
      `SELECT id FROM sheet_imports WHERE purged_at IS NULL AND purge_at <= $1 AND state NOT IN ('parsing', 'applying') ORDER BY purge_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      [now],
    );
    const ids = old.map(({ id }) => id);
    await m.query('UPDATE sheet_import_rows SET payload = NULL WHERE import_id = ANY($1::uuid[]) AND payload IS NOT NULL', [ids]);
    await m.update(SheetImport, { id: In(ids), state: 'ready' }, { state: 'failed', failure: { code: 'importExpired' } });
    await m.update(SheetImport, { id: In(ids) }, { purgedAt: now });
    for (const id of ids) await this.files.remove(id);
    return ids.length;
  }

  private async purgeLost(m: EntityManager, now: Date): Promise<number> {
    const files = await this.files.writtenBefore(new Date(now.getTime() - HOUR));
    const ids = files.flatMap(({ id }) => (id !== null && /^[0-9a-f-]{36}$/.test(id) ? [id] : []));
    const known = new Set((await m.find(SheetImport, { where: { id: In(ids) }, select: { id: true } })).map(({ id }) => id));
    const lost = files.filter(({ id }) => id === null || (ids.includes(id) && !known.has(id)));
    for (const { name } of lost) await this.files.remove(name);
    return lost.length;
  }
}
