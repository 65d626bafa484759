import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../database/columns.js';
import type { JobName, JobPayload } from './job-definitions.js';

/** A job that a committed change asks for; the relay hands it to BullMQ with this row's id as job id. */
@Entity('outbox')
@Index(['createdAt', 'id'], { where: 'dispatched_at IS NULL' })
export class OutboxRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  job!: JobName;

  @Column('jsonb')
  payload!: JobPayload;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn({ nullable: true })
  dispatchedAt!: Date | null;
}
