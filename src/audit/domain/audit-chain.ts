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
  /** A case's id, `system`, or `roots`. */
  chain: string;
  /** The entry, or the number of the root; in the file of roots, of the line when it cannot be read. */
  seq: number;
  fault: 'missing' | 'changed' | 'outOfOrder' | 'cutOff' | 'rootMissing' | 'rootChanged';
}

/**
 * Checks one chain entry by entry, in the order of `seq`, against the heads that roots have seen and the head that is current.
 * Finds a changed, removed, reordered or cut-off entry.
 */
export class ChainCheck {
  private readonly faults: ChainFault[] = [];
  private readonly heads = new Map<number, string[]>();
  private previous: string;
  private last = 0;

  constructor(
    private readonly chain: string,
    rooted: readonly ChainHead[],
    private readonly current: ChainHead | null,
  ) {
    this.previous = genesisHash(chain);
    for (const { seq, hash } of current ? [...rooted, current] : rooted) this.heads.set(seq, [...(this.heads.get(seq) ?? []), hash]);
  }

  add(entry: StoredEntry): void {
    const expected = this.last + 1;
    if (entry.seq !== expected) this.found(expected, entry.seq > expected ? 'missing' : 'outOfOrder');
    else if (entry.previousHash !== this.previous || entry.hash !== entryHash(this.previous, entry)) this.found(entry.seq, 'changed');
    for (const head of this.heads.get(entry.seq) ?? []) if (head !== entry.hash) this.found(entry.seq, 'changed');
    this.heads.delete(entry.seq);
    this.previous = entry.hash;
    this.last = entry.seq;
  }

  /** After the last entry: all that was found, each once. */
  finish(): ChainFault[] {
    for (const seq of this.heads.keys()) this.found(seq, 'cutOff');
    if (this.last > (this.current?.seq ?? 0)) this.found(this.last, 'outOfOrder');
    return this.faults;
  }

  private found(seq: number, fault: ChainFault['fault']): void {
    const known = this.faults.some((other) => other.seq === seq && other.fault === fault);
    if (!known) this.faults.push({ chain: this.chain, seq, fault });
  }
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
