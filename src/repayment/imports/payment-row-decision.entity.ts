import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../../cases/case.entity.js';
import { InstantColumn } from '../../platform/database/columns.js';
import { SheetImport } from '../../imports/sheet-import.entity.js';
import type { RowDecision } from '../domain/row-decisions.js';

/** What somebody decided about a row of a bank's return file. Appended, never changed. */
@Entity('payment_row_decisions')
@Index(['importId', 'row', 'no'], { unique: true })
export class PaymentRowDecision {
  @PrimaryColumn('uuid')
  id!: string;

  @Index()
  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @ForeignKey(() => SheetImport)
  @Column('uuid')
  importId!: string;

  /** The sheet's row. */
  @Column('int')
  row!: number;

  /** Counts from 1 within the row. */
  @Column('int')
  no!: number;

  @Column('text')
  decision!: RowDecision;

  /** match: whom it paid. */
  @Column('uuid', { nullable: true })
  workerId!: string | null;

  @Column('text')
  reason!: string;

  @Column('uuid')
  decidedById!: string;

  @InstantColumn()
  decidedAt!: Date;
}
