import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.js';

/** All addresses of a name; rejects as `dns.lookup` does. */
export type Resolve = (name: string) => Promise<LookupAddress[]>;

/** The name stands for an address that must not be called. Says nothing of the address, since whoever set it up may read on. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/**
 * For a socket's `lookup`: the addresses that are checked are the very ones it then connects to, so a name that answers
 * differently a moment later gains nothing. One address that is not public refuses the whole answer.
 */
export function guardedLookup(resolve: Resolve, allowPrivate: boolean): LookupFunction {
  return (name, options, done) => {
    const fail = (error: Error): void => done(error, '');
    resolve(name).then((addresses) => {
      const [first] = addresses;
      if (first === undefined) return fail(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }));
      if (!allowPrivate && !addresses.every(({ address }) => isPublicAddress(address))) return fail(new PrivateAddressError());
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family);
    }, fail);
  };
}
