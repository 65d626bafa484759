import { Transform } from 'class-transformer';
import { type ClaimKind, type LivingCondition, claimKinds, livingConditions } from '../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Flag, Id, Ids, Int, ListOf, Month, OneOf, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { type ApplyMode, applyModes } from '../imports/sheet-import.entity.js';

export const workerSelections = ['undecidedClaims', 'notSurveyed', 'hardship'] as const;
export type WorkerSelection = (typeof workerSelections)[number];

export class WorkerListQuery extends PageQuery {
  @OneOf(workerSelections, { optional: true, description: 'Only those with a claim to decide, whose living condition was not asked, or who live in hardship.' })
  only?: WorkerSelection;

  @OneOf(claimKinds, { optional: true, description: 'Only those who claim this.' })
  kind?: ClaimKind;

  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : value))
  @Int({ optional: true, description: 'So many are passed over first, in place of a cursor: for a list that is jumped about in.' })
  offset?: number;
}

export class WorkerSearchBody extends WorkerListQuery {
  @Text({ max: 60, description: 'Part of the name.' })
  name!: string;
}

export class RosterImportFields {
  @OneOf(applyModes, { optional: true })
  apply?: ApplyMode;

  @OneOf(['roster'], { optional: true })
  kind?: 'roster';
}

export class NewClaimBody {
  @OneOf(claimKinds)
  kind!: ClaimKind;

  @Month({ optional: true, description: 'First month owed.' })
  from?: string;

  @Month({ optional: true, description: 'Last month owed.' })
  to?: string;

  @Fen({ positive: true })
  claimedFen!: number;
}

export class AddClaimBody extends NewClaimBody {
  @Id()
  workerId!: string;
}

/** What is recorded of a worker beside the name; null clears it. */
class WorkerDetailsBody {
  @Text({ optional: true, nullable: true, max: 40 })
  idNumber?: string | null;

  @Text({ optional: true, nullable: true, max: 40 })
  phone?: string | null;

  @Text({ optional: true, nullable: true, max: 40 })
  bankCard?: string | null;

  @Text({ optional: true, nullable: true, max: 60 })
  bankName?: string | null;

  @Text({ optional: true, nullable: true, max: 60 })
  job?: string | null;

  @Flag({ optional: true, nullable: true, description: '农民工' })
  migrantWorker?: boolean | null;

  @BusinessDate({ optional: true, nullable: true })
  hiredOn?: string | null;

  @Text({ optional: true, nullable: true, max: 500 })
  note?: string | null;
}

export class AddWorkerBody extends WorkerDetailsBody {
  @Text({ max: 60 })
  name!: string;

  @ListOf(() => NewClaimBody, { optional: true, max: 50 })
  claims?: NewClaimBody[];
}

export class CorrectWorkerBody extends WorkerDetailsBody {
  @Int({ min: 1, max: 2_000_000_000, description: 'The version that was read.' })
  version!: number;

  @Text({ optional: true, max: 60 })
  name?: string;
}

export class ReasonBody {
  @Text({ max: 1000 })
  reason!: string;
}

export class RemoveWorkerBody extends ReasonBody {
  @Int({ min: 1, max: 2_000_000_000, description: 'The version that was read.' })
  version!: number;
}

export class RevealBody extends ReasonBody {
  @Ids({ min: 1, max: 200 })
  workerIds!: string[];
}

export class ClaimDecisionBody {
  @Id()
  claimId!: string;

  @Fen({ optional: true, description: 'What was found right; either this or disallowedReason.' })
  verifiedFen?: number;

  @Text({ optional: true, max: 500, description: 'Why nothing is owed.' })
  disallowedReason?: string;

  @Fen({ optional: true, nullable: true, description: 'What it was decided as when it was looked at, null for undecided. Decided otherwise since, it comes back as `decidedMeanwhile`; left out, whatever was decided is replaced.' })
  previousFen?: number | null;
}

export class ClaimDecisionsBody {
  @ListOf(() => ClaimDecisionBody, { min: 1, max: 5_000 })
  decisions!: ClaimDecisionBody[];

  @Text({ optional: true, max: 1000, description: 'What they rest on, such as the wage slips that were compared.' })
  basis?: string;

  @Ids({ optional: true, max: 50, description: 'Evidence, as documents of the case.' })
  documentIds?: string[];
}

/** What was found at one family's home. */
export class LivingFindingBody {
  @OneOf(livingConditions)
  condition!: LivingCondition;

  @Text({ optional: true, max: 500 })
  note?: string;
}

export class LivingSurveyBody extends LivingFindingBody {
  @Id()
  workerId!: string;
}

export class LivingSurveysBody {
  @ListOf(() => LivingSurveyBody, { min: 1, max: 5_000 })
  surveys!: LivingSurveyBody[];
}
