import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Case } from '../cases/case.entity.js';
import { DocumentIdsColumn } from '../documents/document-uses.js';
import { DateColumn, InstantColumn } from '../platform/database/columns.js';
import type { LabourOrderKind, OrderService } from './domain/order-kinds.js';
import type { OrderedItem } from './domain/order-standing.js';

/** 责令文书: an authority's order to pay by a day. Appended, never changed; a mistaken record is taken back by a `LedgerVoid`. */
@Entity('labour_orders')
@Index(['caseId', 'recordedAt'])
@Index(['deadlineOn'])
export class LabourOrder {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @Column('text')
  kind!: LabourOrderKind;

  /** The authority's number of it. */
  @Column('text')
  number!: string;

  /** Who issued it. */
  @Column('text')
  authority!: string;

  @DateColumn()
  issuedOn!: string;

  @DateColumn()
  servedOn!: string;

  @Column('text')
  service!: OrderService;

  /** The last day on which paying obeys it. */
  @DateColumn()
  deadlineOn!: string;

  @Column('jsonb')
  items!: OrderedItem[];

  /** Null: for everybody who is owed. */
  @Column('uuid', { array: true, nullable: true })
  workerIds!: string[] | null;

  @DocumentIdsColumn('labourOrder')
  documentIds!: string[];

  @Column('text', { nullable: true })
  note!: string | null;

  @ForeignKey(() => User)
  @Column('uuid')
  recordedById!: string;

  @InstantColumn()
  recordedAt!: Date;
}
