import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What is promised and what has been paid of one claim, in fen. */
export interface ClaimMoney {
  agreedFen: number;
  paidFen: number;
}

/** What only the ledger knows about claims. */
export interface WorkerMoneySource {
  /** Claims without a promise or a payment may be left out. */
  ofClaims(m: EntityManager, caseId: string, claimIds: readonly string[]): Promise<ReadonlyMap<string, ClaimMoney>>;
  /** Whether a plan of the case is in force: what was decided then only changes by a granted request. */
  planAgreed(m: EntityManager, caseId: string): Promise<boolean>;
}

/** Where the ledger, which stands to the right, answers; until it does, nothing is promised or paid. */
@Injectable()
export class WorkerMoney implements WorkerMoneySource {
  private source: WorkerMoneySource = { ofClaims: () => Promise.resolve(new Map()), planAgreed: () => Promise.resolve(false) };

  use(source: WorkerMoneySource): void {
    this.source = source;
  }

  async ofClaims(m: EntityManager, caseId: string, claimIds: readonly string[]): Promise<ReadonlyMap<string, ClaimMoney>> {
    return claimIds.length === 0 ? new Map() : this.source.ofClaims(m, caseId, claimIds);
  }

  planAgreed(m: EntityManager, caseId: string): Promise<boolean> {
    return this.source.planAgreed(m, caseId);
  }
}
