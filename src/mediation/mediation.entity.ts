import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import type { MediationOutcome } from '../cases/domain/vocabulary.js';
import { InstantColumn } from '../platform/database/columns.js';
import type { Offer } from './domain/offer.js';

/** 调解会: who was heard, what each side wants and offers, and how it ended. */
@Entity('mediations')
@Index(['caseId', 'heldAt', 'id'])
export class Mediation {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @InstantColumn()
  heldAt!: Date;

  @Column('text', { array: true })
  attendees!: string[];

  @Column('boolean')
  heardWorkers!: boolean;

  @Column('boolean')
  heardEmployer!: boolean;

  @Column('text', { nullable: true })
  workersPosition!: string | null;

  @Column('text', { nullable: true })
  employerPosition!: string | null;

  @Column('text', { array: true })
  lawExplained!: string[];

  @Column('jsonb')
  offers!: Offer[];

  @Column('text')
  record!: string;

  @Column('text')
  outcome!: MediationOutcome;

  @Column('uuid')
  recordedById!: string;

  @InstantColumn()
  recordedAt!: Date;
}
