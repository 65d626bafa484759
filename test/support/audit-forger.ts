import { type StoredEntry, entryHash, genesisHash } from '../../src/audit/domain/audit-chain.js';
import type { TestApp } from './test-app.js';

/** The entries of a chain as they are stored. */
export async function storedEntries(t: TestApp, chain: string): Promise<StoredEntry[]> {
  const rows = await t.db.query<(Omit<StoredEntry, 'at'> & { at: Date })[]>(
    `SELECT chain, seq, at, actor_id AS "actorId", action, details, previous_hash AS "previousHash", hash FROM audit_entries WHERE chain = $1 ORDER BY seq`, [chain],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** What somebody who knows how the hashes are made does: rewrites a chain so that it is whole in itself, heads and all. */
export async function forgeChain(t: TestApp, chain: string, change: (entries: StoredEntry[]) => StoredEntry[]): Promise<void> {
  const changed = change(await storedEntries(t, chain));
  await t.db.query('DELETE FROM audit_entries WHERE chain = $1', [chain]);
  let previousHash = genesisHash(chain);
  let seq = 0;
  for (const entry of changed) {
    seq += 1;
    const hash = entryHash(previousHash, { ...entry, seq });
    await t.db.query(
      `INSERT INTO audit_entries (chain, seq, at, actor_id, action, details, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [chain, seq, entry.at, entry.actorId, entry.action, JSON.stringify(entry.details), previousHash, hash],
    );
    previousHash = hash;
  }
  await t.db.query('UPDATE audit_chains SET seq = $2, hash = $3, rooted_seq = least(rooted_seq, $2) WHERE chain = $1', [chain, seq, previousHash]);
  await t.db.query('UPDATE audit_root_heads SET seq = $2, hash = $3 WHERE chain = $1 AND seq >= $2', [chain, seq, previousHash]);
}
