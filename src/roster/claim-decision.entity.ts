import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import { DocumentIdsColumn } from '../documents/document-uses.js';
import { ExactInteger, InstantColumn } from '../platform/database/columns.js';
import { Claim } from './claim.entity.js';

/** What was decided about a claim, each time. Rows are appended, never changed; the latest stands on the claim itself. */
@Entity('claim_decisions')
@Index(['claimId', 'decidedAt'])
export class ClaimDecision {
  @PrimaryColumn('uuid')
  id!: string;

  @Index()
  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @ForeignKey(() => Claim)
  @Column('uuid')
  claimId!: string;

  @ExactInteger()
  verifiedFen!: number;

  @Column('text', { nullable: true })
  disallowedReason!: string | null;

  /** What stood before; null for the first decision. */
  @ExactInteger({ nullable: true })
  previousFen!: number | null;

  /** What it rests on, in words; null when nothing was said. */
  @Column('text', { nullable: true })
  basis!: string | null;

  /** Evidence among the case's documents. */
  @DocumentIdsColumn('claimDecision', { default: '{}' })
  documentIds!: string[];

  /** The granted request that changed it. */
  @Column('uuid', { nullable: true })
  requestId!: string | null;

  @Column('uuid')
  decidedById!: string;

  @InstantColumn()
  decidedAt!: Date;
}
