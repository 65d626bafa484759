import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn } from '../database/columns.js';

/** What a change is told by: a type, and ids of what it concerns. Never contents. */
export type Change = Readonly<{ type: string } & Record<string, string>>;

/** A change that open pages are told of, written in the transaction of the change; kept for a day. */
@Entity('changes')
export class ChangeRow {
  @PrimaryGeneratedColumn('increment', { type: 'bigint' })
  id!: string;

  /** The transaction that wrote the row. Ids of rows are no order of commits: a lower one may appear after a higher one. */
  @Index()
  @Column('bigint')
  xid!: string;

  @InstantColumn()
  at!: Date;

  @Column('jsonb')
  payload!: Change;
}
