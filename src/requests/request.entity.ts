import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Case } from '../cases/case.entity.js';
import { InstantColumn } from '../platform/database/columns.js';
import type { RequestState } from './domain/request-transitions.js';
import type { RequestType } from './domain/request-type.js';
import type { RequestEffect, RequestPayload } from './request-payload.js';

/** 请示: something that needs a supervisor's decision; granting it brings about what it asks for. */
@Entity('requests')
@Index(['caseId', 'askedAt', 'id'])
@Index(['askedById', 'askedAt', 'id'])
@Index(['state', 'askedAt', 'id'])
export class Request {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @Column('text')
  type!: RequestType;

  @Column('text')
  state!: RequestState;

  @Column('int', { default: 1 })
  version!: number;

  /** What its type asks for: ids, codes, amounts, dates. */
  @Column('jsonb')
  payload!: RequestPayload;

  @Column('text')
  reason!: string;

  /** What granting would change, as it was when asked; once decided, as it was then. */
  @Column('jsonb')
  effect!: RequestEffect;

  @ForeignKey(() => User)
  @Column('uuid')
  askedById!: string;

  @InstantColumn()
  askedAt!: Date;

  /** Who granted, refused or withdrew; null for one that ended with its case. */
  @Column('uuid', { nullable: true })
  decidedById!: string | null;

  @InstantColumn({ nullable: true })
  decidedAt!: Date | null;

  @Column('text', { nullable: true })
  decisionReason!: string | null;
}
