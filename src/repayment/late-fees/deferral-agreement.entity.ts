import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Case } from '../../cases/case.entity.js';
import type { InsuranceKind } from '../../cases/domain/vocabulary.js';
import { DocumentIdsColumn } from '../../documents/document-uses.js';
import { DateColumn, InstantColumn } from '../../platform/database/columns.js';

/**
 * 延期缴费协议: the employer's agreement with the collector (社会保险法 Art. 63), against security. It is not the plan that the parties
 * sign: that one stops no late fee. A mistaken entry is taken back by a `LedgerVoid`.
 */
@Entity('deferral_agreements')
@Index(['caseId'])
export class DeferralAgreement {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @Column('text')
  reference!: string;

  @DateColumn()
  agreedOn!: string;

  /** The first and the last day for which payment is deferred. */
  @DateColumn()
  fromOn!: string;

  @DateColumn()
  toOn!: string;

  @Column('text', { array: true })
  kinds!: InsuranceKind[];

  /** What secures it, such as a mortgage. */
  @Column('text', { nullable: true })
  security!: string | null;

  @DocumentIdsColumn('deferral')
  documentIds!: string[];

  @ForeignKey(() => User)
  @Column('uuid')
  recordedById!: string;

  @InstantColumn()
  recordedAt!: Date;
}
