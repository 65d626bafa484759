import { Transform } from 'class-transformer';
import { AnyObject, Fen, Flag, Id, Ids, Instant, Int, ListOf, Nested, OneOf, RegionCode, SomeOf, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { caseEventTypes, type CaseEventType } from './domain/case-events.js';
import { type CaseState, type Channel, type Escalator, type OperatingStatus, type RiskLevel, caseStates, channels, escalators, operatingStatuses, riskLevels } from './domain/vocabulary.js';
import { IndustryCode, Phone, Uscc } from './identifier-fields.js';

export class ContactBody {
  @Text({ optional: true, max: 60 })
  name?: string;

  @Phone({ optional: true })
  phone?: string;
}

export class EmployerBody {
  @Text({ max: 200 })
  name!: string;

  @Uscc({ optional: true })
  uscc?: string;

  @RegionCode()
  regionCode!: string;

  @IndustryCode({ optional: true })
  industryCode?: string;

  @Text({ optional: true, max: 300 })
  address?: string;

  @Nested(() => ContactBody, { optional: true })
  contact?: ContactBody;
}

export class CorrectContactBody {
  @Text({ optional: true, nullable: true, max: 60 })
  name?: string | null;

  @Phone({ optional: true, nullable: true })
  phone?: string | null;
}

export class CorrectEmployerBody {
  @Text({ optional: true, max: 200 })
  name?: string;

  @Uscc({ optional: true, nullable: true })
  uscc?: string | null;

  @RegionCode({ optional: true })
  regionCode?: string;

  @IndustryCode({ optional: true, nullable: true })
  industryCode?: string | null;

  @Text({ optional: true, nullable: true, max: 300 })
  address?: string | null;

  @Nested(() => CorrectContactBody, { optional: true })
  contact?: CorrectContactBody;
}

export class CreateCaseBody {
  @OneOf(channels)
  channel!: Channel;

  @Instant()
  reportedAt!: string;

  @Text({ max: 4000 })
  summary!: string;

  @Nested(() => ContactBody, { optional: true })
  reporter?: ContactBody;

  @Nested(() => EmployerBody)
  employer!: EmployerBody;

  @Int({ min: 1, max: 1_000_000 })
  workersReported!: number;

  @Fen({ optional: true })
  wagesReportedFen?: number;

  @SomeOf(escalators, { optional: true })
  escalators?: Escalator[];
}

class Versioned {
  @Int({ min: 1, max: 2_000_000_000, description: 'The version that was read.' })
  version!: number;
}

/** What is absent stays as it was recorded; null empties a field that may be empty. */
export class CorrectCaseBody extends Versioned {
  @OneOf(channels, { optional: true })
  channel?: Channel;

  @Text({ optional: true, max: 4000 })
  summary?: string;

  @Nested(() => CorrectContactBody, { optional: true })
  reporter?: CorrectContactBody;

  @Nested(() => CorrectEmployerBody, { optional: true })
  employer?: CorrectEmployerBody;

  @Int({ optional: true, min: 1, max: 1_000_000 })
  workersReported?: number;

  @Fen({ optional: true, nullable: true })
  wagesReportedFen?: number | null;

  @SomeOf(escalators, { optional: true })
  escalators?: Escalator[];
}

export class RevealContactsBody {
  @Text({ max: 1000 })
  reason!: string;
}

export class RiskLevelBody extends Versioned {
  @OneOf(riskLevels)
  riskLevel!: RiskLevel;

  @Text({ max: 1000 })
  reason!: string;
}

export class OverrideBody {
  @Text({ max: 100 })
  code!: string;

  @Text({ max: 2000, min: 0 })
  reason!: string;
}

export class CaseEventBody extends Versioned {
  @OneOf(caseEventTypes)
  type!: CaseEventType;

  @AnyObject({ optional: true, description: 'What the event carries; see docs/states.md.' })
  payload?: Record<string, unknown>;

  @ListOf(() => OverrideBody, { optional: true, max: 20 })
  override?: OverrideBody[];
}

export class TaskForceBody extends Versioned {
  @Id()
  leadId!: string;

  @Ids({ max: 50 })
  memberIds!: string[];

  @Id()
  supervisorId!: string;
}

export class InvestigationBody extends Versioned {
  @OneOf(operatingStatuses)
  operatingStatus!: OperatingStatus;

  @Int({ max: 1_000_000 })
  headcount!: number;

  @Fen()
  wageArrearsFen!: number;

  @Fen()
  socialInsuranceArrearsFen!: number;

  @Text({ optional: true, max: 8000 })
  notes?: string;
}

export class NotObtainedBody {
  @Text({ max: 2000 })
  reason!: string;
}

export class VerificationBody extends Versioned {
  @Fen({ optional: true })
  companyFundsFen?: number;

  @Text({ optional: true, max: 4000 })
  assets?: string;

  @Text({ optional: true, max: 8000 })
  notes?: string;

  @Nested(() => NotObtainedBody, { optional: true, description: 'Stands in for companyFundsFen.' })
  notObtained?: NotObtainedBody;
}

export class VisitBody {
  @Instant()
  visitedAt!: string;

  @Ids({ min: 1, max: 20 })
  visitorIds!: string[];

  @Text({ max: 300 })
  place!: string;

  @Text({ max: 8000 })
  record!: string;

  @Ids({ optional: true, max: 50 })
  documentIds?: string[];
}

export class FollowUpBody {
  @Instant()
  contactedAt!: string;

  @Int({ min: 1, max: 100_000 })
  workersContacted!: number;

  @Int({ min: 1, max: 5 })
  satisfaction!: number;

  @Text({ max: 8000 })
  record!: string;
}

export class CaseSearchBody {
  @Text({ optional: true, max: 40 })
  phone?: string;

  @Text({ optional: true, max: 40 })
  idNumber?: string;
}

export const caseSorts = ['nextDueAt', '-reportedAt'] as const;

const fromQuery = ({ value }: { value: unknown }): unknown => (value === 'true' ? true : value === 'false' ? false : value);

export class CaseListQuery extends PageQuery {
  @OneOf(caseStates, { optional: true })
  state?: CaseState;

  @OneOf(riskLevels, { optional: true })
  riskLevel?: RiskLevel;

  @Transform(fromQuery)
  @Flag({ optional: true })
  overdue?: boolean;

  @Transform(fromQuery)
  @Flag({ optional: true, description: 'Not ended, or ended.' })
  open?: boolean;

  @Transform(fromQuery)
  @Flag({ optional: true, description: 'The next clock is due today and has not run out.' })
  dueToday?: boolean;

  @Transform(fromQuery)
  @Flag({ optional: true, description: 'A department has still to acknowledge or reply.' })
  waiting?: boolean;

  @Transform(fromQuery)
  @Flag({ optional: true })
  mine?: boolean;

  @Text({ optional: true, max: 100, description: 'Part of the employer, the number or the summary; never an ID or a phone number.' })
  q?: string;

  @OneOf(caseSorts, { optional: true })
  sort?: (typeof caseSorts)[number];
}
