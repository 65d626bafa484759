import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import type { CaseState } from '../cases/domain/vocabulary.js';
import { DateColumn, InstantColumn } from '../platform/database/columns.js';
import type { Progress } from './domain/daily-report-progress.js';

/** What a report tells: counts, sums and codes only. */
export interface ReportFigures extends Progress {
  state: CaseState;
  outstandingFen: number;
  overdueClocks: number;
  openReferrals: number;
  /** ISO 8601; the next due time still to come, and the rule of its clock. */
  nextDueAt: string | null;
  nextDueRule: string | null;
}

/** 日报告: what a red case tells the leader each day, also when nothing happened. Written once, never changed. */
@Entity('daily_reports')
@Index(['caseId', 'reportOn'], { unique: true })
export class DailyReport {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  /** The business date it reports on. */
  @DateColumn()
  reportOn!: string;

  /** Where the report before ended; for the first one, when the case turned red. */
  @InstantColumn()
  coversFrom!: Date;

  @InstantColumn()
  at!: Date;

  /** The last timeline entry it has counted: the next report goes on behind it, so that none is counted twice or never. */
  @Column('int')
  throughSeq!: number;

  @Column('jsonb')
  data!: ReportFigures;

  /** Whom it was told. */
  @Column('uuid', { array: true })
  recipientIds!: string[];
}
