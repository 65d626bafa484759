import { ChainCheck, type ChainHead, type StoredEntry, canonicalJson, entryHash, genesisHash, rootHash } from './audit-chain.js';

const CHAIN = 'c0ffee00-0000-4000-8000-000000000000';

function chainOf(count: number): StoredEntry[] {
  const entries: StoredEntry[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const previousHash = entries.at(-1)?.hash ?? genesisHash(CHAIN);
    const entry = { chain: CHAIN, seq, at: `2024-12-18T02:00:0${seq}.000Z`, actorId: null, action: 'visit.recorded', details: { seq } };
    entries.push({ ...entry, previousHash, hash: entryHash(previousHash, entry) });
  }
  return entries;
}

const headOf = ({ chain, seq, hash }: StoredEntry): ChainHead => ({ chain, seq, hash });

function faultsOf(entries: readonly StoredEntry[], { rooted = [], current }: { rooted?: ChainHead[]; current?: ChainHead | null } = {}): string[] {
  const last = entries.at(-1);
  const check = new ChainCheck(CHAIN, rooted, current === undefined ? (last ? headOf(last) : null) : current);
  for (const entry of entries) check.add(entry);
  return check.finish().map(({ seq, fault }) => `${seq} ${fault}`);
}

const entry = (entries: readonly StoredEntry[], seq: number): StoredEntry => entries[seq - 1] as StoredEntry;

describe('a chain', () => {
  it('is whole when nobody touched it', () => {
    const whole = chainOf(5);
    expect(faultsOf(whole, { rooted: [headOf(entry(whole, 2)), headOf(entry(whole, 5))] })).toEqual([]);
    expect(faultsOf([], { current: null })).toEqual([]);
  });

  it.each<[string, Partial<StoredEntry>]>([
    ['action', { action: 'visit.removed' }],
    ['time', { at: '2024-12-17T02:00:00.000Z' }],
    ['person', { actorId: CHAIN }],
    ['details', { details: { seq: 30 } }],
    ['place in another chain', { chain: 'system' }],
  ])('shows another %s', (_, change) => {
    const whole = chainOf(5);
    expect(faultsOf(whole.map((row) => (row.seq === 3 ? { ...row, ...change } : row)))).toEqual(['3 changed']);
  });

  it('shows a removed, an exchanged and a cut-off entry', () => {
    const whole = chainOf(5);
    const current = headOf(entry(whole, 5));
    expect(faultsOf(whole.filter(({ seq }) => seq !== 3), { current })).toEqual(['3 missing']);
    expect(faultsOf(whole.map((row) => (row.seq === 2 ? { ...entry(whole, 3), seq: 2 } : row.seq === 3 ? { ...entry(whole, 2), seq: 3 } : row)), { current })).toEqual(
      expect.arrayContaining(['2 changed', '3 changed']),
    );
    expect(faultsOf(whole.slice(0, 3), { current })).toEqual(['5 cutOff']);
    expect(faultsOf([], { current })).toEqual(['5 cutOff']);
  });

  it('shows what was cut off, or written anew from some entry on, although the head was made to fit', () => {
    const whole = chainOf(5);
    const rooted = [headOf(entry(whole, 4))];
    expect(faultsOf(whole.slice(0, 3), { rooted })).toEqual(['4 cutOff']);
    const forged = chainOf(3);
    const previousHash = entry(forged, 3).hash;
    const fourth = { ...entry(whole, 4), details: { forged: true } };
    forged.push({ ...fourth, previousHash, hash: entryHash(previousHash, fourth) });
    expect(faultsOf(forged, { rooted })).toEqual(['4 changed']);
  });

  it('shows entries after its head', () => {
    const whole = chainOf(5);
    expect(faultsOf(whole, { current: headOf(entry(whole, 4)) })).toEqual(['5 outOfOrder']);
    expect(faultsOf(whole, { current: null })).toEqual(['5 outOfOrder']);
  });
});

describe('hashes', () => {
  it('do not depend on the order of keys, but on everything else', () => {
    expect(canonicalJson({ b: [1, { d: 'x', c: null }], a: undefined })).toBe('{"b":[1,{"c":null,"d":"x"}]}');
    const head = { chain: CHAIN, seq: 1, hash: 'h' };
    expect(rootHash('p', 1, 't', [head])).not.toBe(rootHash('p', 1, 't', [{ ...head, seq: 2 }]));
    expect(rootHash('p', 1, 't', [head])).not.toBe(rootHash('q', 1, 't', [head]));
  });
});
