/** Somebody on the roster to whom a bank row may have been paid. `accountIndex` is the fingerprint of the account. */
export interface Payee {
  workerId: string;
  name: string;
  accountIndex: string | null;
}

/** Whom a bank row names. */
export interface PayeeClaim {
  name: string | null;
  accountIndex: string | null;
}

/** Why nobody could be told to be the payee. */
export type UnmatchedReason = 'payeeMissing' | 'accountUnknown' | 'nameDiffers' | 'severalMatch';

export type PayeeMatch =
  | { readonly workerId: string; readonly reason?: undefined }
  /** Whom people may choose among: those with the account, else those with the name. */
  | { readonly workerId?: undefined; readonly reason: UnmatchedReason; readonly candidates: readonly string[] };

/** A screen shows no more than this many people to choose among. */
export const MAX_CANDIDATES = 10;

/** Finds the worker of a bank row by account number and name: both must agree, one alone only proposes. */
export class PayeeDirectory {
  private readonly byAccount = new Map<string, Payee[]>();
  private readonly byName = new Map<string, Payee[]>();
  private readonly workerIds: ReadonlySet<string>;

  constructor(payees: readonly Payee[]) {
    this.workerIds = new Set(payees.map(({ workerId }) => workerId));
    for (const payee of payees) {
      if (payee.accountIndex !== null) push(this.byAccount, payee.accountIndex, payee);
      push(this.byName, payee.name, payee);
    }
  }

  /** Whether somebody is on the roster. */
  has(workerId: string): boolean {
    return this.workerIds.has(workerId);
  }

  match({ name, accountIndex }: PayeeClaim): PayeeMatch {
    const withAccount = accountIndex === null ? [] : (this.byAccount.get(accountIndex) ?? []);
    const withName = name === null ? [] : (this.byName.get(name) ?? []);
    const both = withAccount.filter((payee) => payee.name === name);
    const [only] = both;
    if (only && both.length === 1) return { workerId: only.workerId };
    const candidates = (withAccount.length > 0 ? withAccount : withName).slice(0, MAX_CANDIDATES).map(({ workerId }) => workerId);
    return { reason: reasonOf(both.length, withAccount.length, name, accountIndex), candidates };
  }
}

function reasonOf(both: number, withAccount: number, name: string | null, accountIndex: string | null): UnmatchedReason {
  if (both > 1) return 'severalMatch';
  if (name === null || accountIndex === null) return 'payeeMissing';
  return withAccount > 0 ? 'nameDiffers' : 'accountUnknown';
}

function push(map: Map<string, Payee[]>, key: string, payee: Payee): void {
  const known = map.get(key);
  if (known) known.push(payee);
  else map.set(key, [payee]);
}
