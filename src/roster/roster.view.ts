import { ApiProperty } from '@nestjs/swagger';
import { claimKinds, livingConditions } from '../cases/domain/vocabulary.js';
import { PersonView } from '../cases/case.view.js';
import { ImportRowView, ImportSummaryView } from '../imports/sheet-import.view.js';
import { BusinessDate, Fen, Flag, Id, Ids, Instant, Int, Month, OneOf, Text } from '../platform/http/fields.js';

export class ClaimView {
  @Id() id!: string;
  @Id() workerId!: string;
  @OneOf(claimKinds) kind!: string;
  @Month({ optional: true }) from?: string;
  @Month({ optional: true }) to?: string;
  @Fen() claimedFen!: number;
  @Fen({ nullable: true, description: 'Null until decided.' }) verifiedFen!: number | null;
  @Text({ nullable: true }) disallowedReason!: string | null;
  @Fen() agreedFen!: number;
  @Fen() paidFen!: number;
  @Instant({ nullable: true }) decidedAt!: string | null;
  @Instant({ nullable: true }) withdrawnAt!: string | null;
  @Text({ nullable: true }) withdrawnReason!: string | null;
}

export class WorkerView {
  @Id() id!: string;
  @Text({ description: 'Masked unless the case is yours.' }) name!: string;
  @Text({ nullable: true }) idNumberMasked!: string | null;
  @Text({ nullable: true }) phoneMasked!: string | null;
  @Text({ nullable: true }) bankCardMasked!: string | null;
  @Text({ nullable: true }) bankName!: string | null;
  @Text({ nullable: true }) job!: string | null;
  @Flag({ nullable: true, description: '农民工' }) migrantWorker!: boolean | null;
  @BusinessDate({ nullable: true }) hiredOn!: string | null;
  @Text({ nullable: true, description: 'Null unless the case is yours.' }) note!: string | null;
  @OneOf(livingConditions, { nullable: true, description: 'What the roster said.' }) reportedCondition!: string | null;
  @OneOf(livingConditions, { nullable: true, description: 'What the survey found; null until then.' }) livingCondition!: string | null;
  @Text({ nullable: true, description: 'Null unless the case is yours.' }) livingNote!: string | null;
  @Instant({ nullable: true }) surveyedAt!: string | null;
  @Int() version!: number;
  @ApiProperty({ type: () => ClaimView, isArray: true }) claims!: ClaimView[];
}

export class WorkerPageView {
  @ApiProperty({ type: () => WorkerView, isArray: true }) items!: WorkerView[];
  @Text({ nullable: true }) nextCursor!: string | null;
  @Int({ description: 'Of all pages together.' }) total!: number;
}

/** One decision on one claim; the latest is the one that stands. */
export class ClaimDecisionView {
  @Id() claimId!: string;
  @Fen() verifiedFen!: number;
  @Fen({ nullable: true, description: 'What stood before; null for the first decision.' }) previousFen!: number | null;
  @Text({ nullable: true }) disallowedReason!: string | null;
  @Text({ nullable: true, description: 'Null unless the case is yours.' }) basis!: string | null;
  @Ids({ description: 'Evidence.' }) documentIds!: string[];
  @ApiProperty({ type: () => PersonView, nullable: true }) decidedBy!: PersonView | null;
  @Instant() decidedAt!: string;
}

export class WorkerDetailView extends WorkerView {
  @ApiProperty({ type: () => ClaimDecisionView, isArray: true, description: 'The last one first.' }) decisions!: ClaimDecisionView[];
}

export class RevealedWorkerView {
  @Id() workerId!: string;
  @Text({ nullable: true }) idNumber!: string | null;
  @Text({ nullable: true }) phone!: string | null;
  @Text({ nullable: true }) bankCard!: string | null;
}

export class RevealView {
  @ApiProperty({ type: () => RevealedWorkerView, isArray: true }) items!: RevealedWorkerView[];
}

export class ClaimVerdictView {
  @Id() claimId!: string;
  @Flag() ok!: boolean;
  @Text({ optional: true }) code?: string;
  @Text({ optional: true }) message?: string;
  @Fen({ optional: true, nullable: true, description: 'What somebody else decided meanwhile, with `decidedMeanwhile`.' }) verifiedFen?: number | null;
}

export class ClaimDecisionsView {
  @ApiProperty({ type: () => ClaimVerdictView, isArray: true, description: 'In the order of the request.' }) items!: ClaimVerdictView[];
  @Int() decided!: number;
  @Int() refused!: number;
}

export class SurveyVerdictView {
  @Id() workerId!: string;
  @Flag() ok!: boolean;
  @Text({ optional: true }) code?: string;
  @Text({ optional: true }) message?: string;
}

export class LivingSurveysView {
  @ApiProperty({ type: () => SurveyVerdictView, isArray: true, description: 'In the order of the request.' }) items!: SurveyVerdictView[];
  @Int() surveyed!: number;
  @Int() refused!: number;
}

export class RosterImportRowView extends ImportRowView {
  @OneOf(['accepted', 'refused', 'duplicate'], { description: 'duplicate: brings nothing new.' }) verdict!: string;
}

export class RosterImportView extends ImportSummaryView {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description: 'Sums of the accepted rows by kind, in fen.' }) totals!: Record<string, number>;
  @ApiProperty({ type: () => RosterImportRowView, isArray: true, description: 'At most 5,000; of a longer sheet those with errors or warnings come first.' }) rows!: RosterImportRowView[];
}
