import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { LedgerPosition } from './ledger-position.entity.js';

/** What was promised and paid of one claim, in fen. */
export interface ClaimMoney {
  agreedFen: number;
  paidFen: number;
}

/** Tells the roster how much of each claim was promised and paid. A claim that is absent has neither. */
@Injectable()
export class RepaymentMoney {
  async ofClaims(m: EntityManager, claimIds: readonly string[]): Promise<ReadonlyMap<string, ClaimMoney>> {
    const rows = await m.findBy(LedgerPosition, { obligationId: In([...claimIds]) });
    return new Map(rows.map(({ obligationId, agreedFen, paidFen }) => [obligationId, { agreedFen, paidFen }]));
  }
}
