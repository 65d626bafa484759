import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.token.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import { Clock } from '../platform/time/clock.js';
import { appendRoots, readRootFile } from './audit-root-file.js';
import { withRootLock } from './audit-root-lock.js';
import { AuditRoot, AuditRootHead } from './audit-root.entity.js';
import { type ChainHead, GENESIS_ROOT, rootHash } from './domain/audit-chain.js';

/**
 * Closes what was recorded since the last root under a new one, and writes it to the file that lies outside the database. The
 * file follows the commit; lines that a crash kept from it are added by the next run.
 */
@Injectable()
@HandlesJob({ name: 'audit.root', everyMs: 600_000 })
export class AuditRootJob implements JobHandler {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async handle(): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await withRootLock(runner, { shared: false }, async () => {
        const file = await readRootFile(this.config.auditRootFile);
        const lastInFile = file.lines.reduce((last, { n }) => Math.max(last, n), 0);
        await runner.manager.transaction((m) => this.closeRoot(m, lastInFile));
        const missing = await runner.manager.query<{ n: number; at: Date; hash: string }[]>(`SELECT n, at, hash FROM audit_roots WHERE n > $1 ORDER BY n`, [lastInFile]);
        await appendRoots(this.config.auditRootFile, file, missing.map(({ n, at, hash }) => ({ n, at: at.toISOString(), hash })));
      });
    } finally {
      await runner.release();
    }
  }

  /** A number that the file knows is never given again: a root removed from the database stays missed. */
  private async closeRoot(m: EntityManager, lastInFile: number): Promise<void> {
    const heads = await m.query<ChainHead[]>(`SELECT chain, seq, hash FROM audit_chains WHERE seq > rooted_seq ORDER BY chain COLLATE "C" FOR UPDATE`);
    if (heads.length === 0) return;
    const [last] = await m.find(AuditRoot, { order: { n: 'DESC' }, take: 1 });
    const at = this.clock.now();
    const n = Math.max(last?.n ?? 0, lastInFile) + 1;
    await m.insert(AuditRoot, { n, at, hash: rootHash(last?.hash ?? GENESIS_ROOT, n, at.toISOString(), heads) });
    for (let i = 0; i < heads.length; i += 5_000) {
      await m.insert(AuditRootHead, heads.slice(i, i + 5_000).map((head) => ({ n, ...head })));
    }
    await m.query(`UPDATE audit_chains SET rooted_seq = seq WHERE chain = ANY($1::text[])`, [heads.map((head) => head.chain)]);
  }
}
