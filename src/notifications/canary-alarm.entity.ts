import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';

/** A time in which the canary was not fired; its people were told when it began and when it ended. */
@Entity('canary_alarms')
@Index(['dueAt'], { where: 'ended_at IS NULL' })
export class CanaryAlarm {
  /** When it should have fired: the same for every process that notices. */
  @PrimaryColumn('timestamptz', { precision: 3 })
  dueAt!: Date;

  @InstantColumn()
  noticedAt!: Date;

  @InstantColumn({ nullable: true })
  endedAt!: Date | null;
}
