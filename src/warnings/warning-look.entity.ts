import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import { DateColumn } from '../platform/database/columns.js';

/** The day on which a case was looked at last for what only the passing of a day brings: an instalment or an order overdue. */
@Entity('warning_looks')
export class WarningLook {
  @ForeignKey(() => Case)
  @PrimaryColumn('uuid')
  caseId!: string;

  @DateColumn()
  lookedOn!: string;
}
