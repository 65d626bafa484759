import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type RootFile, readRootFile } from './audit-root-file.js';
import { withRootLock } from './audit-root-lock.js';
import { ChainCheck, type ChainFault, type ChainHead, GENESIS_ROOT, type StoredEntry, rootHash } from './domain/audit-chain.js';

export interface AuditReport {
  chains: number;
  entries: number;
  roots: number;
  faults: ChainFault[];
}

const CHAINS_AT_ONCE = 500;
const ROOTS_AT_ONCE = 200;
const ENTRIES_AT_ONCE = 5_000;

/**
 * Verifies every chain against itself, against the roots in the database, and against the file of roots outside it. What was
 * recorded after the last root (ten minutes at most) rests on the database alone.
 */
@Injectable()
export class AuditVerifier {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Reads one snapshot; work goes on meanwhile.
   * @param rootFile the file of roots; absent only on an installation that has not written a root yet
   */
  async verify(rootFile: string): Promise<AuditReport> {
    const runner = this.dataSource.createQueryRunner();
    const report: AuditReport = { chains: 0, entries: 0, roots: 0, faults: [] };
    try {
      // The snapshot begins with its first query: no root may come between that and the reading of the file.
      const file = await withRootLock(runner, { shared: true }, async () => {
        await runner.startTransaction('REPEATABLE READ');
        await runner.query('SET TRANSACTION READ ONLY');
        await runner.query('SELECT count(*) FROM audit_roots');
        return readRootFile(rootFile);
      });
      await verifyRoots(runner.manager, file, report);
      await verifyChains(runner.manager, report);
      return report;
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }
}

async function verifyRoots(m: EntityManager, file: RootFile, report: AuditReport): Promise<void> {
  const wrong = (seq: number, fault: 'rootMissing' | 'rootChanged'): number => report.faults.push({ chain: 'roots', seq, fault });
  const roots = await m.query<{ n: number; at: Date; hash: string }[]>(`SELECT n, at, hash FROM audit_roots ORDER BY n`);
  const outside = groupBy(file.lines, ({ n }) => n);
  for (const line of file.unreadable) wrong(line, 'rootChanged');
  let previous = GENESIS_ROOT;
  for (let i = 0; i < roots.length; i += ROOTS_AT_ONCE) {
    const batch = roots.slice(i, i + ROOTS_AT_ONCE);
    const heads = groupBy(await headsOfRoots(m, batch.map(({ n }) => n)), ({ n }) => n);
    for (const { n, at, hash } of batch) {
      const computed = rootHash(previous, n, at.toISOString(), heads.get(n) ?? []);
      const lines = outside.get(n) ?? [];
      if (lines.length === 0) wrong(n, 'rootMissing');
      if (computed !== hash || lines.some((line) => line.hash !== hash || line.at !== at.toISOString())) wrong(n, 'rootChanged');
      previous = hash;
      outside.delete(n);
    }
  }
  for (const n of outside.keys()) wrong(n, 'rootMissing');
  report.roots = roots.length;
}

const headsOfRoots = (m: EntityManager, roots: readonly number[]): Promise<(ChainHead & { n: number })[]> =>
  m.query(`SELECT n, chain, seq, hash FROM audit_root_heads WHERE n = ANY($1::int[]) ORDER BY n, chain COLLATE "C"`, [roots]);

async function verifyChains(m: EntityManager, report: AuditReport): Promise<void> {
  const known = await m.query<{ chain: string }[]>(
    `SELECT chain FROM audit_chains UNION SELECT DISTINCT chain FROM audit_entries UNION SELECT DISTINCT chain FROM audit_root_heads ORDER BY 1`,
  );
  const chains = known.map(({ chain }) => chain);
  for (let i = 0; i < chains.length; i += CHAINS_AT_ONCE) await verifyBatch(m, chains.slice(i, i + CHAINS_AT_ONCE), report);
  report.chains = chains.length;
}

async function verifyBatch(m: EntityManager, chains: readonly string[], report: AuditReport): Promise<void> {
  const current = await m.query<ChainHead[]>(`SELECT chain, seq, hash FROM audit_chains WHERE chain = ANY($1::text[]) AND seq > 0`, [chains]);
  const rooted = await m.query<ChainHead[]>(`SELECT chain, seq, hash FROM audit_root_heads WHERE chain = ANY($1::text[])`, [chains]);
  const currentOf = new Map(current.map((head) => [head.chain, head]));
  const rootedOf = groupBy(rooted, ({ chain }) => chain);
  const checks = new Map(chains.map((chain) => [chain, new ChainCheck(chain, rootedOf.get(chain) ?? [], currentOf.get(chain) ?? null)]));
  for await (const entry of entriesOf(m, chains)) {
    checks.get(entry.chain)?.add(entry);
    report.entries += 1;
  }
  for (const check of checks.values()) report.faults.push(...check.finish());
}

/** The entries of some chains, each chain in the order of `seq`. */
async function* entriesOf(m: EntityManager, chains: readonly string[]): AsyncGenerator<StoredEntry> {
  let last = { chain: '', seq: 0 };
  for (;;) {
    const rows = await m.query<(Omit<StoredEntry, 'at'> & { at: Date })[]>(
      `SELECT chain, seq, at, actor_id AS "actorId", action, details, previous_hash AS "previousHash", hash FROM audit_entries
        WHERE chain = ANY($1::text[]) AND (chain, seq) > ($2, $3) ORDER BY chain, seq LIMIT ${ENTRIES_AT_ONCE}`,
      [chains, last.chain, last.seq],
    );
    for (const row of rows) yield { ...row, at: row.at.toISOString() };
    const end = rows.at(-1);
    if (rows.length < ENTRIES_AT_ONCE || !end) return;
    last = end;
  }
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
