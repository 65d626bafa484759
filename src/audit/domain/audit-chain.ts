import { createHash } from 'node:crypto';

/** One entry as it is hashed; `at` is ISO 8601 with milliseconds, `details` is plain JSON. */
export interface ChainEntry {
  chain: string;
  seq: number;
  at: string;
  actorId: string | null;
  action: string;
  details: unknown;
}

export interface StoredEntry extends ChainEntry {
  previousHash: string;
  hash: string;
}

export interface ChainHead {
  chain: string;
  seq: number;
  hash: string;
}

/** What precedes the first entry of a chain, so that chains cannot be exchanged. */
export const genesisHash = (chain: string): string => sha256(`triquick-audit-v1\n${chain}`);

/** The hash of an entry, over the previous one and every field, in a form that does not depend on the order of keys. */
export const entryHash = (previousHash: string, entry: ChainEntry): string =>
  sha256(canonicalJson([previousHash, entry.chain, entry.seq, entry.at, entry.actorId, entry.action, entry.details]));

/** A root over everything that changed since the previous root: the roots are a chain themselves. */
export const rootHash = (previousRoot: string, n: number, at: string, heads: readonly ChainHead[]): string =>
  sha256(canonicalJson([previousRoot, n, at, heads.map((head) => [head.chain, head.seq, head.hash])]));

export const GENESIS_ROOT = sha256('triquick-audit-roots-v1');

export interface ChainFault {
  chain: string;
  seq: number;
  fault: 'missing' | 'changed' | 'outOfOrder' | 'cutOff' | 'rootMissing' | 'rootChanged';
}

/**
 * Checks the entries of one chain in their order of `seq`, against the heads that roots have seen and the head that is current.
 * Finds a changed, removed, reordered or cut-off entry; an empty list means that nothing was found.
 */
export function verifyChain(chain: string, entries: readonly StoredEntry[], heads: readonly ChainHead[]): ChainFault[] {
  const faults: ChainFault[] = [];
  const hashes = new Map<number, string>();
  let previous = genesisHash(chain);
  let expected = 1;
  for (const entry of entries) {
    if (entry.seq !== expected) faults.push({ chain, seq: expected, fault: entry.seq > expected ? 'missing' : 'outOfOrder' });
    else if (entry.previousHash !== previous || entry.hash !== entryHash(previous, entry)) faults.push({ chain, seq: entry.seq, fault: 'changed' });
    previous = entry.hash;
    hashes.set(entry.seq, entry.hash);
    expected = entry.seq + 1;
  }
  for (const head of heads) {
    const hash = hashes.get(head.seq);
    if (hash === undefined) faults.push({ chain, seq: head.seq, fault: 'cutOff' });
    else if (hash !== head.hash) faults.push({ chain, seq: head.seq, fault: 'changed' });
  }
  return faults;
}

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const record = value as Record<string, unknown>;
    const keys = Object.keys(record).filter((key) => record[key] !== undefined).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
