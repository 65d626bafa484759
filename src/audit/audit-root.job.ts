import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.token.js';
import { Transactions } from '../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import { Clock } from '../platform/time/clock.js';
import { AuditRoot, AuditRootHead } from './audit-root.entity.js';
import { type ChainHead, GENESIS_ROOT, rootHash } from './domain/audit-chain.js';

const LOCK = 7_310_001;

/** Closes what was recorded since the last root under a new one, and writes it to the file that lies outside the database. */
@Injectable()
@HandlesJob({ name: 'audit.root', everyMs: 600_000 })
export class AuditRootJob implements JobHandler {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async handle(): Promise<void> {
    await this.transactions.run(async (m) => {
      await m.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      const heads = (await m.query(
        `SELECT chain, seq, hash FROM audit_chains WHERE seq > rooted_seq ORDER BY chain COLLATE "C" FOR UPDATE`,
      )) as ChainHead[];
      if (heads.length === 0) return;
      const [last] = await m.find(AuditRoot, { order: { n: 'DESC' }, take: 1 });
      const at = this.clock.now();
      const n = (last?.n ?? 0) + 1;
      const hash = rootHash(last?.hash ?? GENESIS_ROOT, n, at.toISOString(), heads);
      await m.insert(AuditRoot, { n, at, hash });
      for (let i = 0; i < heads.length; i += 5_000) {
        await m.insert(AuditRootHead, heads.slice(i, i + 5_000).map((head) => ({ n, ...head })));
      }
      await m.query(`UPDATE audit_chains SET rooted_seq = seq WHERE chain = ANY($1::text[])`, [heads.map((head) => head.chain)]);
      await mkdir(dirname(this.config.auditRootFile), { recursive: true });
      await appendFile(this.config.auditRootFile, `${JSON.stringify({ n, at: at.toISOString(), hash })}\n`);
    });
  }
}
