import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';

/** A step that a deadline has taken; unique, so that no step is taken twice. */
@Entity('escalation_steps')
export class EscalationStep {
  @PrimaryColumn('uuid')
  deadlineId!: string;

  @PrimaryColumn('int')
  generation!: number;

  @PrimaryColumn('text')
  step!: string;

  @InstantColumn()
  at!: Date;

  /** Whom it was told. */
  @Column('uuid', { array: true })
  recipientIds!: string[];
}
