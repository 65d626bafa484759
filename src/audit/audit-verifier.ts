import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ChainFault, type ChainHead, GENESIS_ROOT, type StoredEntry, rootHash, verifyChain } from './domain/audit-chain.js';

interface RootLine {
  n: number;
  at: string;
  hash: string;
}

export interface AuditReport {
  chains: number;
  entries: number;
  roots: number;
  faults: ChainFault[];
}

/** Verifies every chain against itself, against the roots in the database, and against the file of roots outside it. */
@Injectable()
export class AuditVerifier {
  constructor(private readonly dataSource: DataSource) {}

  /** @param rootFile the file of roots; absent only on an installation that has not written a root yet */
  async verify(rootFile: string): Promise<AuditReport> {
    const report: AuditReport = { chains: 0, entries: 0, roots: 0, faults: [] };
    const rooted = await this.verifyRoots(rootFile, report);
    const chains = (await this.dataSource.query(
      `SELECT chain FROM audit_chains UNION SELECT DISTINCT chain FROM audit_entries UNION SELECT DISTINCT chain FROM audit_root_heads ORDER BY 1`,
    )) as { chain: string }[];
    for (const { chain } of chains) await this.verifyOne(chain, rooted.get(chain) ?? [], report);
    return report;
  }

  private async verifyOne(chain: string, rooted: ChainHead[], report: AuditReport): Promise<void> {
    const entries = (await this.dataSource.query(
      `SELECT chain, seq, at, actor_id AS "actorId", action, details, previous_hash AS "previousHash", hash
         FROM audit_entries WHERE chain = $1 ORDER BY seq`,
      [chain],
    )) as (Omit<StoredEntry, 'at'> & { at: Date })[];
    const heads = (await this.dataSource.query(`SELECT chain, seq, hash FROM audit_chains WHERE chain = $1 AND seq > 0`, [chain])) as ChainHead[];
    const [current] = heads;
    const faults = verifyChain(chain, entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })), [...rooted, ...heads]);
    const last = entries.at(-1)?.seq ?? 0;
    if (last > (current?.seq ?? 0)) faults.push({ chain, seq: last, fault: 'outOfOrder' });
    report.chains += 1;
    report.entries += entries.length;
    report.faults.push(...faults);
  }

  private async verifyRoots(rootFile: string, report: AuditReport): Promise<Map<string, ChainHead[]>> {
    const roots = (await this.dataSource.query(`SELECT n, at, hash FROM audit_roots ORDER BY n`)) as { n: number; at: Date; hash: string }[];
    const heads = (await this.dataSource.query(`SELECT n, chain, seq, hash FROM audit_root_heads ORDER BY n, chain COLLATE "C"`)) as (ChainHead & { n: number })[];
    const byRoot = groupBy(heads, (head) => head.n);
    const outside = new Map((await readRoots(rootFile)).map((line) => [line.n, line]));
    let previous = GENESIS_ROOT;
    for (const root of roots) {
      const at = root.at.toISOString();
      const computed = rootHash(previous, root.n, at, byRoot.get(root.n) ?? []);
      const line = outside.get(root.n);
      if (!line) report.faults.push({ chain: 'roots', seq: root.n, fault: 'rootMissing' });
      else if (line.hash !== computed || line.hash !== root.hash || line.at !== at) report.faults.push({ chain: 'roots', seq: root.n, fault: 'rootChanged' });
      previous = root.hash;
      outside.delete(root.n);
    }
    for (const n of outside.keys()) report.faults.push({ chain: 'roots', seq: n, fault: 'rootMissing' });
    report.roots = roots.length;
    return groupBy(heads, (head) => head.chain);
  }
}

async function readRoots(file: string): Promise<RootLine[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter(Boolean).map((line) => JSON.parse(line) as RootLine);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
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
