import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { DateColumn, InstantColumn } from '../platform/database/columns.js';
import type { LegalBasis } from './domain/deadline.js';
import type { RuleCode, RuleDefinition } from './domain/deadline-rules.js';

/** The office's own lengths of a rule, instead of those that ship. Version 1 is the one that ships; each change adds the next. */
@Entity('rule_versions')
export class RuleVersion {
  @PrimaryColumn('text')
  code!: RuleCode;

  @PrimaryColumn('int')
  version!: number;

  @Column('jsonb')
  lengths!: RuleDefinition['lengths'];

  /** The local regulation that fixes the lengths; null: the basis of the rule as it ships. */
  @Column('jsonb', { nullable: true })
  basis!: LegalBasis | null;

  /** Clocks that start on this business date or later run under it. */
  @DateColumn()
  effectiveFrom!: string;

  @Column('text')
  reason!: string;

  @ForeignKey(() => User)
  @Column('uuid')
  changedById!: string;

  @InstantColumn()
  at!: Date;
}
