import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditEntry } from './audit-entry.entity.js';
import { type ChainEntry, entryHash, genesisHash } from './domain/audit-chain.js';

export const SYSTEM_CHAIN = 'system';

export interface AuditRecord {
  /** A case's id, or `SYSTEM_CHAIN`. */
  chain: string;
  at: Date;
  actorId: string | null;
  action: string;
  /** Ids, codes, counts and amounts; never a name, an ID, phone or bank number. */
  details?: Record<string, unknown>;
}

/** Appends to the audit chains, in the transaction of the change that is recorded. */
@Injectable()
export class AuditTrail {
  /** @returns the entry's place in its chain */
  async append(m: EntityManager, record: AuditRecord): Promise<number> {
    await m.query(`INSERT INTO audit_chains (chain, seq, hash) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING`, [record.chain, genesisHash(record.chain)]);
    const [head] = await m.query<[{ seq: number; hash: string }]>(`SELECT seq, hash FROM audit_chains WHERE chain = $1 FOR UPDATE`, [record.chain]);
    const entry: ChainEntry = {
      chain: record.chain,
      seq: head.seq + 1,
      at: record.at.toISOString(),
      actorId: record.actorId,
      action: record.action,
      details: JSON.parse(JSON.stringify(record.details ?? {})) as unknown,
    };
    const hash = entryHash(head.hash, entry);
    await m.insert(AuditEntry, { ...entry, at: record.at, details: entry.details as object, previousHash: head.hash, hash });
    await m.query(`UPDATE audit_chains SET seq = $2, hash = $3 WHERE chain = $1`, [record.chain, entry.seq, hash]);
    return entry.seq;
  }
}
