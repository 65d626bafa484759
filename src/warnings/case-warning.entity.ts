import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import { InstantColumn } from '../platform/database/columns.js';
import type { WarningCode, WarningStage } from './domain/warnings.js';

/** The highest stage that people were told of; lower ones are never told again. */
@Entity('case_warnings')
export class CaseWarning {
  @ForeignKey(() => Case)
  @PrimaryColumn('uuid')
  caseId!: string;

  @PrimaryColumn('text')
  code!: WarningCode;

  @Column('text')
  stage!: WarningStage;

  @InstantColumn()
  raisedAt!: Date;
}
