import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../../cases/case.entity.js';
import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { DocumentIdsColumn } from '../../documents/document-uses.js';
import { DateColumn, ExactInteger, InstantColumn } from '../../platform/database/columns.js';
import { Worker } from '../../roster/worker.entity.js';

/** What a worker forwent with signed evidence, granted by a second supervisor. Appended, never changed. */
@Entity('waivers')
@Index(['caseId', 'seq'])
export class WaiverRow {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @ExactInteger()
  seq!: number;

  @DateColumn()
  grantedOn!: string;

  @Index()
  @ForeignKey(() => Worker)
  @Column('uuid')
  workerId!: string;

  @Column('text')
  kind!: ClaimKind;

  @ExactInteger()
  amountFen!: number;

  /** The paper the worker signed. */
  @DocumentIdsColumn('waiver')
  documentIds!: string[];

  @Column('text')
  reason!: string;

  @Column('uuid')
  grantedById!: string;

  @InstantColumn()
  grantedAt!: Date;
}
