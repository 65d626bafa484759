import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DateColumn, ExactInteger, InstantColumn } from '../platform/database/columns.js';
import type { CaseState, Channel, Escalator, OperatingStatus, Remedy, RiskLevel } from './domain/vocabulary.js';
import type { RiskReason } from './domain/risk-level.js';
import { User } from '../auth/user.entity.js';

/** One dispute, from the first report to closing. `state` has one writer, `CaseTransitions`. */
@Entity('cases')
@Index(['regionCode', 'nextDueAt', 'id'])
@Index(['regionCode', 'createdAt', 'id'])
@Index(['id'], { where: `risk_level = 'red' AND state IN ('reported', 'investigating', 'verifying', 'coordinating', 'supervising')` })
export class Case {
  @PrimaryColumn('uuid')
  id!: string;

  /** 吴工劳争〔2026〕17号. */
  @Index({ unique: true })
  @Column('text')
  number!: string;

  @Index()
  @Column('text')
  state!: CaseState;

  /** Where REOPEN leads back to; set when the case ends. */
  @Column('text', { nullable: true })
  stateBefore!: CaseState | null;

  @Column('int')
  version!: number;

  @InstantColumn({ nullable: true })
  suspendedAt!: Date | null;

  @Column('text')
  channel!: Channel;

  @InstantColumn()
  reportedAt!: Date;

  @InstantColumn()
  createdAt!: Date;

  @ForeignKey(() => User)
  @Column('uuid')
  createdById!: string;

  @Column('text')
  summary!: string;

  @Column('text', { nullable: true })
  reporterName!: string | null;

  /** Encrypted. */
  @Column('text', { nullable: true })
  reporterPhone!: string | null;

  @Index()
  @Column('text', { nullable: true })
  reporterPhoneIndex!: string | null;

  @Column('text')
  employerName!: string;

  /** The name without what spelling varies in; the same for the same employer. */
  @Index()
  @Column('text')
  employerKey!: string;

  @Index()
  @Column('text', { nullable: true })
  employerUscc!: string | null;

  @Column('text')
  regionCode!: string;

  @Column('text', { nullable: true })
  industryCode!: string | null;

  @Column('text', { nullable: true })
  employerAddress!: string | null;

  @Column('text', { nullable: true })
  employerContactName!: string | null;

  /** Encrypted. */
  @Column('text', { nullable: true })
  employerContactPhone!: string | null;

  @Column('int')
  workersReported!: number;

  @ExactInteger({ nullable: true })
  wagesReportedFen!: number | null;

  @Column('text', { array: true })
  escalators!: Escalator[];

  @Column('text')
  riskLevel!: RiskLevel;

  @Column('jsonb')
  riskReasons!: RiskReason[];

  /** Set while a person's judgement stands in place of the rule's. */
  @Column('boolean', { default: false })
  riskByHand!: boolean;

  @Index()
  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  leadId!: string | null;

  @Index()
  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  supervisorId!: string | null;

  @Column('text', { nullable: true })
  operatingStatus!: OperatingStatus | null;

  @Column('int', { nullable: true })
  headcount!: number | null;

  @ExactInteger({ nullable: true })
  wageArrearsFen!: number | null;

  @ExactInteger({ nullable: true })
  socialInsuranceArrearsFen!: number | null;

  @Column('text', { nullable: true })
  investigationNotes!: string | null;

  @ExactInteger({ nullable: true })
  companyFundsFen!: number | null;

  @Column('text', { nullable: true })
  companyAssets!: string | null;

  @Column('text', { nullable: true })
  verificationNotes!: string | null;

  @Column('text', { nullable: true })
  fundsNotObtainedReason!: string | null;

  @Column('text', { nullable: true })
  remedy!: Remedy | null;

  @ForeignKey(() => Case)
  @Column('uuid', { nullable: true })
  mergedIntoCaseId!: string | null;

  @InstantColumn({ nullable: true })
  wagesSettledAt!: Date | null;

  @InstantColumn({ nullable: true })
  socialInsuranceSettledAt!: Date | null;

  /** The earliest due time of its running clocks: a projection kept in the transaction of each change, for lists. */
  @InstantColumn({ nullable: true })
  nextDueAt!: Date | null;

  /** When the company next has to be looked at while it pays; set by supervision checks. */
  @DateColumn({ nullable: true })
  nextCheckOn!: string | null;

  /** The machine, rules and calendar the case started under. */
  @Column('jsonb')
  pinnedVersions!: { machine: number; rules: number; calendar: string };
}
