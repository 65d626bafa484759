import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';

/** A periodic root over all chains, also written to a file outside the database. */
@Entity('audit_roots')
export class AuditRoot {
  @PrimaryColumn('int')
  n!: number;

  @InstantColumn()
  at!: Date;

  @Column('text')
  hash!: string;
}

/** The heads that changed between two roots. */
@Entity('audit_root_heads')
@Index(['chain'])
export class AuditRootHead {
  @PrimaryColumn('int')
  n!: number;

  @PrimaryColumn('text')
  chain!: string;

  @Column('int')
  seq!: number;

  @Column('text')
  hash!: string;
}
