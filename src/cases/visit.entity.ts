import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DocumentIdsColumn } from '../documents/document-uses.js';
import { InstantColumn } from '../platform/database/columns.js';
import { Case } from './case.entity.js';

/** 走访: who went where and what they found. */
@Entity('visits')
export class Visit {
  @PrimaryColumn('uuid')
  id!: string;

  @Index()
  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @InstantColumn()
  visitedAt!: Date;

  @Column('uuid', { array: true })
  visitorIds!: string[];

  @Column('text')
  place!: string;

  @Column('text')
  record!: string;

  @DocumentIdsColumn('visit')
  documentIds!: string[];

  @Column('uuid')
  recordedById!: string;

  @InstantColumn()
  recordedAt!: Date;
}
