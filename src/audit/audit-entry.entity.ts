import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';

/** One link of a hash chain: what was done, by whom, when. Never changed, never removed. */
@Entity('audit_entries')
@Index(['at'])
@Index(['actorId', 'at'])
export class AuditEntry {
  /** A case's id, or `system`. */
  @PrimaryColumn('text')
  chain!: string;

  @PrimaryColumn('int')
  seq!: number;

  @InstantColumn()
  at!: Date;

  @Column('uuid', { nullable: true })
  actorId!: string | null;

  @Column('text')
  action!: string;

  @Column('jsonb')
  details!: unknown;

  @Column('text')
  previousHash!: string;

  @Column('text')
  hash!: string;
}
