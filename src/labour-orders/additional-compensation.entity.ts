import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Case } from '../cases/case.entity.js';
import { DocumentIdsColumn } from '../documents/document-uses.js';
import { DateColumn, ExactInteger, InstantColumn } from '../platform/database/columns.js';
import type { CompensationDecisionKind } from './domain/order-kinds.js';
import { LabourOrder } from './labour-order.entity.js';

/** 加付赔偿金 as it was decided: its claims are obligations of the ledger. A mistaken record is taken back by a `LedgerVoid`. */
@Entity('additional_compensations')
@Index(['caseId'])
export class AdditionalCompensation {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @Index()
  @ForeignKey(() => LabourOrder)
  @Column('uuid')
  orderId!: string;

  @Column('int')
  percentage!: number;

  /** What was ordered, verified and not paid in time when it was recorded. */
  @ExactInteger()
  baseFen!: number;

  @ExactInteger()
  amountFen!: number;

  @Column('text')
  decisionKind!: CompensationDecisionKind;

  @Column('text')
  decisionNumber!: string;

  @DateColumn()
  decidedOn!: string;

  @DocumentIdsColumn('additionalCompensation')
  documentIds!: string[];

  /** One for each worker. */
  @Column('uuid', { array: true })
  claimIds!: string[];

  @ForeignKey(() => User)
  @Column('uuid')
  recordedById!: string;

  @InstantColumn()
  recordedAt!: Date;
}
