import type { LookupAddress, LookupOptions } from 'node:dns';
import { guardedLookup, PrivateAddressError } from './guarded-lookup.js';

type Answer = { error: Error | null; address: string | LookupAddress[] };

const found = (...addresses: string[]): LookupAddress[] => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

function look(addresses: LookupAddress[] | Error, { allowPrivate = false, ...options }: LookupOptions & { allowPrivate?: boolean } = {}): Promise<Answer> {
  const resolve = (): Promise<LookupAddress[]> => (addresses instanceof Error ? Promise.reject(addresses) : Promise.resolve(addresses));
  return new Promise((done) => guardedLookup(resolve, allowPrivate)('robot.example.org', options, (error, address) => done({ error, address })));
}

describe('a name', () => {
  it('gives the socket all its addresses, or the first', async () => {
    const addresses = found('8.8.8.8', '2400:3200::1');
    expect(await look(addresses, { all: true })).toEqual({ error: null, address: addresses });
    expect(await look(addresses)).toEqual({ error: null, address: '8.8.8.8' });
  });

  it.each([['127.0.0.1'], ['10.1.2.3'], ['::1'], ['::ffff:10.0.0.1'], ['fe80::1'], ['100.64.0.1'], ['0.0.0.0'], ['64:ff9b::a00:1']])(
    'that stands for %s is refused, also between public ones', async (address) => {
      for (const answer of [found(address), found('8.8.8.8', address), found(address, '2400:3200::1')]) {
        expect((await look(answer, { all: true })).error).toBeInstanceOf(PrivateAddressError);
        expect((await look(answer)).error).toBeInstanceOf(PrivateAddressError);
      }
      expect((await look(found(address), { allowPrivate: true })).error).toBeNull();
    },
  );

  it('that stands for nothing is not found', async () => {
    expect((await look([])).error).toMatchObject({ code: 'ENOTFOUND' });
    const broken = Object.assign(new Error('queryA EAI_AGAIN'), { code: 'EAI_AGAIN' });
    expect((await look(broken)).error).toBe(broken);
  });
});
