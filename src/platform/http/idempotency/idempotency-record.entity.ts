import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../database/columns.js';

/** The first answer to a write that carried an `Idempotency-Key`; the body is encrypted, since answers can name people. */
@Entity('idempotency_records')
export class IdempotencyRecord {
  @PrimaryColumn('text')
  actor!: string;

  @PrimaryColumn('text')
  key!: string;

  @Column('text')
  route!: string;

  @Column('text')
  requestHash!: string;

  @Column('int', { nullable: true })
  status!: number | null;

  @Column('text', { nullable: true })
  body!: string | null;

  @Index()
  @InstantColumn()
  createdAt!: Date;
}
