import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { DateColumn, ExactInteger, InstantColumn } from '../platform/database/columns.js';
import type { FigureBasis, FigureCode } from './domain/figure-definitions.js';

/** A number of the law as the office entered it. Appended, never changed: version 1 is the one that ships, each entry adds the next. */
@Entity('legal_figures')
export class LegalFigure {
  @PrimaryColumn('text')
  code!: FigureCode;

  @PrimaryColumn('int')
  version!: number;

  /** Null: for the whole nation. */
  @Column('text', { nullable: true })
  regionCode!: string | null;

  /** Null: the place has no number of its own any more. */
  @ExactInteger({ nullable: true })
  value!: number | null;

  @DateColumn()
  effectiveFrom!: string;

  @Column('jsonb')
  basis!: FigureBasis;

  @Column('text')
  reason!: string;

  @ForeignKey(() => User)
  @Column('uuid')
  changedById!: string;

  @InstantColumn()
  at!: Date;
}
