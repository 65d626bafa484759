import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import type { ClaimKind } from '../cases/domain/vocabulary.js';
import { ExactInteger, InstantColumn } from '../platform/database/columns.js';
import { Worker } from './worker.entity.js';

/** What one worker claims of one kind for one period. Verified and not disallowed, it is an obligation of the ledger. */
@Entity('claims')
@Index(['caseId', 'kind'])
export class Claim {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @ForeignKey(() => Worker)
  @Index()
  @Column('uuid')
  workerId!: string;

  @Column('text')
  kind!: ClaimKind;

  /** `YYYY-MM`, the first month owed. */
  @Column('text', { nullable: true })
  fromMonth!: string | null;

  /** `YYYY-MM`, the last month owed. */
  @Column('text', { nullable: true })
  toMonth!: string | null;

  @ExactInteger()
  claimedFen!: number;

  /** Null until decided; 0 with a reason when disallowed. */
  @ExactInteger({ nullable: true })
  verifiedFen!: number | null;

  @Column('text', { nullable: true })
  disallowedReason!: string | null;

  @InstantColumn({ nullable: true })
  decidedAt!: Date | null;

  @Column('uuid', { nullable: true })
  decidedById!: string | null;

  @InstantColumn()
  createdAt!: Date;

  @Column('uuid')
  createdById!: string;

  /** The sheet that brought it; null for one added by hand. */
  @Column('uuid', { nullable: true })
  importId!: string | null;

  @InstantColumn({ nullable: true })
  withdrawnAt!: Date | null;

  @Column('text', { nullable: true })
  withdrawnReason!: string | null;
}
