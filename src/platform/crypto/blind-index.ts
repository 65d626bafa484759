import { createHmac } from 'node:crypto';

/** A keyed fingerprint by which equal values are found without being stored in clear. */
export class BlindIndex {
  constructor(private readonly key: Buffer) {}

  /** `kind` (such as `idNumber`) keeps equal texts of different kinds apart; `value` must be normalised by the caller. */
  of(kind: string, value: string): string {
    return createHmac('sha256', this.key).update(`${kind}\u0000${value}`).digest('base64url');
  }
}
