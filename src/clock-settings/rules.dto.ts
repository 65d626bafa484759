import { ApiProperty } from '@nestjs/swagger';
import { BusinessDate, Flag, Id, Instant, Int, Nested, OneOf, Text } from '../platform/http/fields.js';
import { ClockEffectsView, WarningView } from './clock-effects.view.js';
import { MoverView } from './clock-moves.dto.js';
import { LENGTH_UNITS, type NewLength } from './domain/rule-change.js';

export class RuleLengthBody {
  @Int({ min: 1, max: 1_000_000 })
  length!: number;

  @OneOf(LENGTH_UNITS)
  unit!: NewLength['unit'];
}

export class RuleLengthsBody {
  @Nested(() => RuleLengthBody) blue!: RuleLengthBody;
  @Nested(() => RuleLengthBody) yellow!: RuleLengthBody;
  @Nested(() => RuleLengthBody) orange!: RuleLengthBody;
  @Nested(() => RuleLengthBody) red!: RuleLengthBody;
}

export class RuleBasisBody {
  @Text({ max: 200 })
  source!: string;

  @Text({ optional: true, max: 100 })
  article?: string;
}

export class RuleVersionBody {
  @Int({ min: 1, max: 1_000_000_000, description: 'The newest version of the rule when the change was made; 1 is the one that ships.' })
  basedOn!: number;

  @Nested(() => RuleLengthsBody)
  lengths!: RuleLengthsBody;

  @Nested(() => RuleBasisBody, { optional: true, description: 'The regulation that fixes the lengths; needed for a rule of the law that is left to local rules.' })
  basis?: RuleBasisBody;

  @BusinessDate({ description: 'Clocks that start on this date or later run under it; today at the earliest.' })
  effectiveFrom!: string;

  @Text({ max: 500 })
  reason!: string;

  @Flag({ optional: true, description: 'Put the clocks that run under the new lengths too; only from today on.' })
  moveRunning?: boolean;
}

export class RuleLengthView {
  @Int() length!: number;
  @OneOf([...LENGTH_UNITS, 'agreedDate']) unit!: string;
}

export class RuleLengthsView {
  @ApiProperty({ type: () => RuleLengthView }) blue!: RuleLengthView;
  @ApiProperty({ type: () => RuleLengthView }) yellow!: RuleLengthView;
  @ApiProperty({ type: () => RuleLengthView }) orange!: RuleLengthView;
  @ApiProperty({ type: () => RuleLengthView }) red!: RuleLengthView;
}

export class RuleBasisView {
  @Text() source!: string;
  @Text({ nullable: true }) article!: string | null;
}

export class CodeAndTextView {
  @Text() code!: string;
  @Text() text!: string;
}

export class LadderStepView {
  @Text() code!: string;
  @Text({ description: 'When it is reached.' }) text!: string;
  @ApiProperty({ type: () => CodeAndTextView, isArray: true }) recipients!: CodeAndTextView[];
  @Flag({ description: 'Opens a 督办 item that the supervisor has to answer.' }) opensItem!: boolean;
  @Text({ nullable: true, description: 'The event that is put before the supervisor.' }) proposes!: string | null;
}

export class ShippedRuleView {
  @ApiProperty({ type: () => RuleLengthsView }) lengths!: RuleLengthsView;
  @ApiProperty({ type: () => RuleBasisView }) basis!: RuleBasisView;
  @BusinessDate() effectiveFrom!: string;
}

export class ComingVersionView {
  @Int() version!: number;
  @ApiProperty({ type: () => RuleLengthsView }) lengths!: RuleLengthsView;
  @BusinessDate() effectiveFrom!: string;
}

export class RuleView {
  @Text() code!: string;
  @Text({ description: 'As people call it.' }) name!: string;
  @Int({ description: 'The version in force; 1 is the one that ships.' }) version!: number;
  @Int({ description: 'The newest version, on which a change is based; later than the one in force while another is coming.' }) newestVersion!: number;
  @ApiProperty({ type: () => RuleLengthsView }) lengths!: RuleLengthsView;
  @ApiProperty({ type: () => RuleBasisView }) basis!: RuleBasisView;
  @BusinessDate() effectiveFrom!: string;
  @OneOf(['primary', 'secondary', 'known', 'policy'], { description: 'How sure the source is: read in the law\'s own text, elsewhere, known but not seen, or the office\'s own.' }) confidence!: string;
  @OneOf(['policy', 'statutory']) nature!: string;
  @OneOf(['due', 'expired'], { description: '`due`: a target; `expired`: a right ends.' }) effect!: string;
  @Flag({ description: 'A suspension of the case stops it.' }) pausable!: boolean;
  @Flag() extendable!: boolean;
  @Flag({ description: 'An end on a rest day moves to the next working day.' }) rollForward!: boolean;
  @ApiProperty({ type: () => CodeAndTextView, nullable: true, description: 'Why its lengths cannot be changed here; null when they can.' }) fixedBecause!: CodeAndTextView | null;
  @ApiProperty({ type: () => CodeAndTextView, isArray: true }) startsOn!: CodeAndTextView[];
  @ApiProperty({ type: () => CodeAndTextView, isArray: true, description: 'What breaks it off and starts it anew in full.' }) begunAnewBy!: CodeAndTextView[];
  @ApiProperty({ type: () => CodeAndTextView, isArray: true }) metBy!: CodeAndTextView[];
  @ApiProperty({ type: () => CodeAndTextView, isArray: true }) cancelledBy!: CodeAndTextView[];
  @ApiProperty({ type: () => LadderStepView, isArray: true, description: 'Lowest first.' }) ladder!: LadderStepView[];
  @ApiProperty({ type: () => ShippedRuleView }) shipped!: ShippedRuleView;
  @ApiProperty({ type: () => ComingVersionView, isArray: true, description: 'Decided, and in force from a later date.' }) coming!: ComingVersionView[];
}

export class RulesView {
  @ApiProperty({ type: () => RuleView, isArray: true }) items!: RuleView[];
}

export class RuleVersionView {
  @Int() version!: number;
  @OneOf(['inForce', 'coming', 'past', 'superseded'], { description: '`superseded`: a newer one came before it began.' }) status!: string;
  @ApiProperty({ type: () => RuleLengthsView }) lengths!: RuleLengthsView;
  @ApiProperty({ type: () => RuleBasisView }) basis!: RuleBasisView;
  @BusinessDate() effectiveFrom!: string;
  @Text({ nullable: true, description: 'Null for the version that ships.' }) reason!: string | null;
  @ApiProperty({ type: () => MoverView, nullable: true, description: 'Null for the version that ships.' }) changedBy!: MoverView | null;
  @Instant({ nullable: true }) at!: string | null;
}

export class RuleVersionsView {
  @ApiProperty({ type: () => RuleVersionView, isArray: true }) items!: RuleVersionView[];
}

export class RuleChangePreviewView {
  @Int({ description: 'The number the version would have.' }) version!: number;
  @ApiProperty({ type: () => WarningView, isArray: true }) warnings!: WarningView[];
  @ApiProperty({ type: () => ClockEffectsView }) clocks!: ClockEffectsView;
}

export class RuleChangedView {
  @Text() code!: string;
  @Int() version!: number;
  @BusinessDate() effectiveFrom!: string;
  @Id({ nullable: true, description: 'The move of running clocks that the change set off.' }) moveId!: string | null;
}
