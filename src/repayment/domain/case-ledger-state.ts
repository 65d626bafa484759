import type { Replay } from './allocation.js';
import type { LedgerBalances } from './balances.js';
import type { LedgerHistory } from './ledger-types.js';

/** The ledger of a case as it stands: what was recorded, and what follows from it. */
export interface CaseLedgerState {
  history: LedgerHistory;
  replayed: Replay;
  balances: LedgerBalances;
  /** The business date it was looked at. */
  today: string;
}
