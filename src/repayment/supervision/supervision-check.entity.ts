import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../../cases/case.entity.js';
import { DateColumn, ExactInteger, InstantColumn } from '../../platform/database/columns.js';

/** 履行检查: how the company raises the money it promised, as somebody looked into it. */
@Entity('supervision_checks')
@Index(['caseId', 'checkedAt', 'id'])
export class SupervisionCheck {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @InstantColumn()
  checkedAt!: Date;

  @ExactInteger()
  fundsRaisedFen!: number;

  /** Where the money comes from. */
  @Column('text', { array: true })
  sources!: string[];

  @Column('text')
  record!: string;

  @DateColumn()
  nextCheckOn!: string;

  @Column('uuid')
  recordedById!: string;

  @InstantColumn()
  recordedAt!: Date;
}
