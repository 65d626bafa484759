import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';

/** Failures in a row by name, also of names that do not exist, so that a lock tells nothing about accounts. */
@Entity('sign_in_failures')
export class SignInFailures {
  @PrimaryColumn('text')
  usernameHash!: string;

  @Column('int')
  failures!: number;

  @InstantColumn()
  lastAt!: Date;

  @InstantColumn({ nullable: true })
  lockedUntil!: Date | null;
}
