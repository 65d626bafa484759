import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Transactions } from '../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import { Clock } from '../platform/time/clock.js';
import { DocumentFiles } from './document-files.js';
import { Document } from './document.entity.js';

const HOUR = 3_600_000;
const NAME = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TEMPORARY = /^[0-9a-f-]{36}\.[0-9a-f]{12}\.tmp$/;

/**
 * Removes files that no row speaks of: what an upload left whose transaction did not commit. A file is spared for an hour, far
 * longer than any upload lasts; what is not named like ours is left alone.
 */
@Injectable()
@HandlesJob({ name: 'documents.sweep', everyMs: HOUR })
export class DocumentSweep implements JobHandler {
  constructor(
    private readonly transactions: Transactions,
    private readonly files: DocumentFiles,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    for (const shard of await list(this.files.folder)) await this.sweep(path.join(this.files.folder, shard));
  }

  private async sweep(folder: string): Promise<void> {
    const old = await this.olderThanAnHour(folder);
    const ids = old.filter((name) => NAME.test(name));
    const kept = new Set((await this.transactions.reader.find(Document, { where: { id: In(ids) }, select: { id: true } })).map(({ id }) => id));
    const lost = [...ids.filter((id) => !kept.has(id)), ...old.filter((name) => TEMPORARY.test(name))];
    for (const name of lost) await rm(path.join(folder, name), { force: true });
  }

  private async olderThanAnHour(folder: string): Promise<string[]> {
    const before = this.clock.now().getTime() - HOUR;
    const old: string[] = [];
    for (const name of await list(folder)) {
      const file = await stat(path.join(folder, name)).catch(nullIfGone);
      if (file?.isFile() && file.mtimeMs < before) old.push(name);
    }
    return old;
  }
}

const list = async (folder: string): Promise<string[]> => (await readdir(folder).catch(nullIfGone)) ?? [];

/** Another worker may sweep at the same time, and before the first upload there is no folder. */
function nullIfGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
