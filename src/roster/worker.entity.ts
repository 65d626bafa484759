import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import type { LivingCondition } from '../cases/domain/vocabulary.js';
import { DateColumn, InstantColumn } from '../platform/database/columns.js';

/** One person on a case's roster. ID, phone and bank card are encrypted, each with a fingerprint to find it by. */
@Entity('workers')
@Index(['caseId', 'idNumberIndex'], { unique: true, where: 'removed_at IS NULL' })
@Index(['caseId', 'position', 'id'])
export class Worker {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  /** The order in which people stand on the roster. */
  @Column('int')
  position!: number;

  @Column('text')
  name!: string;

  /** Encrypted under `worker:<id>:idNumber`; null only for someone added by hand whose ID is not known yet. */
  @Column('text', { nullable: true })
  idNumber!: string | null;

  @Index()
  @Column('text', { nullable: true })
  idNumberIndex!: string | null;

  /** Encrypted under `worker:<id>:phone`. */
  @Column('text', { nullable: true })
  phone!: string | null;

  @Index()
  @Column('text', { nullable: true })
  phoneIndex!: string | null;

  /** Encrypted under `worker:<id>:bankCard`. */
  @Column('text', { nullable: true })
  bankCard!: string | null;

  @Index()
  @Column('text', { nullable: true })
  bankCardIndex!: string | null;

  @Column('text', { nullable: true })
  bankName!: string | null;

  /** 农民工: the regulation of 2019 applies to them alone. */
  @Column('boolean', { nullable: true })
  migrantWorker!: boolean | null;

  @Column('text', { nullable: true })
  job!: string | null;

  @DateColumn({ nullable: true })
  hiredOn!: string | null;

  /** Encrypted under `worker:<id>:note`: free text of a sheet may say anything. */
  @Column('text', { nullable: true })
  note!: string | null;

  /** What the roster said; what counts is the survey. */
  @Column('text', { nullable: true })
  reportedCondition!: LivingCondition | null;

  @Column('text', { nullable: true })
  livingCondition!: LivingCondition | null;

  /** Encrypted under `worker:<id>:livingNote`. */
  @Column('text', { nullable: true })
  livingNote!: string | null;

  @InstantColumn({ nullable: true })
  surveyedAt!: Date | null;

  @InstantColumn()
  createdAt!: Date;

  @Column('uuid')
  createdById!: string;

  /** The sheet that brought them; null for someone added by hand. */
  @Column('uuid', { nullable: true })
  importId!: string | null;

  /** Taken off the roster, with a reason in the timeline; nobody is ever deleted. */
  @InstantColumn({ nullable: true })
  removedAt!: Date | null;

  @Column('int', { default: 1 })
  version!: number;
}
