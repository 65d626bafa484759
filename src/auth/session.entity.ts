import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';
import { User } from './user.entity.js';

/** A signed-in browser: only the SHA-256 of its token is kept. */
@Entity('sessions')
export class Session {
  @PrimaryColumn('text')
  tokenHash!: string;

  @Index()
  @ForeignKey(() => User)
  @Column('uuid')
  userId!: string;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  lastSeenAt!: Date;

  @Index()
  @InstantColumn()
  expiresAt!: Date;
}
