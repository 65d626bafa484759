import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';

/** A clock of no case, which the sweep fires every few seconds: as long as it does, it fires the others too. One row. */
@Entity('canary_clock')
export class CanaryClock {
  @PrimaryColumn('int')
  id!: number;

  @InstantColumn()
  dueAt!: Date;

  /** Null: not once yet. */
  @InstantColumn({ nullable: true })
  firedAt!: Date | null;
}
