import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Case } from '../../cases/case.entity.js';
import { InstantColumn } from '../../platform/database/columns.js';

/** What can be taken back by a row of its own. */
export const voidableRecords = ['lateFeeAssessment', 'deferralAgreement', 'labourOrder', 'additionalCompensation'] as const;
export type VoidableRecord = (typeof voidableRecords)[number];

/** Takes back a record that was mistaken; the record itself stays as it was written. */
@Entity('ledger_voids')
@Index(['caseId'])
export class LedgerVoid {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @Column('text')
  subject!: VoidableRecord;

  @Index({ unique: true })
  @Column('uuid')
  subjectId!: string;

  @Column('text')
  reason!: string;

  @ForeignKey(() => User)
  @Column('uuid')
  recordedById!: string;

  @InstantColumn()
  recordedAt!: Date;
}
