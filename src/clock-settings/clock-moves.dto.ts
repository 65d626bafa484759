import { ApiProperty } from '@nestjs/swagger';
import { Id, Instant, Int, OneOf, Text } from '../platform/http/fields.js';
import { ClockEffectsView } from './clock-effects.view.js';

/** To the rule or the calendar that is in force. */
export class ClockMoveBody {
  @OneOf(['rule', 'calendar'])
  kind!: 'rule' | 'calendar';

  @Text({ optional: true, max: 60, description: 'The rule whose clocks move; needed for the kind `rule`.' })
  code?: string;

  @Text({ max: 500 })
  reason!: string;
}

/** All open clocks of a case, to the rules and the calendar that are in force. */
export class CaseClockMoveBody {
  @Int({ min: 1, max: 1_000_000_000 })
  version!: number;

  @Text({ max: 500 })
  reason!: string;
}

export class MoverView {
  @Id() id!: string;
  @Text() name!: string;
}

export class ClockMoveView {
  @Id() id!: string;
  @OneOf(['rule', 'calendar', 'arrival'], { description: '`arrival`: the notice of a year has become known; its clocks move by themselves.' }) kind!: string;
  @Text({ nullable: true, description: 'The rule whose clocks move.' }) code!: string | null;
  @Text({ description: 'The version of the rule or of the calendar under which they are put.' }) version!: string;
  @Text() reason!: string;
  @ApiProperty({ type: () => MoverView, nullable: true, description: 'Null: the program itself.' }) requestedBy!: MoverView | null;
  @Instant() at!: string;
  @OneOf(['moving', 'done']) state!: string;
  @Int({ description: 'Clocks there were to look at when it began.' }) total!: number;
  @Int({ description: 'Clocks looked at so far.' }) done!: number;
  @Int({ description: 'Those among them whose due time changed.' }) moved!: number;
  @Int({ description: 'Those that could not be counted and stay as they are.' }) skipped!: number;
}

export class ClockMovePageView {
  @ApiProperty({ type: () => ClockMoveView, isArray: true }) items!: ClockMoveView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class CaseClocksMovedView {
  @Int({ description: 'The case\'s version now.' }) version!: number;
  @ApiProperty({ type: () => ClockEffectsView }) clocks!: ClockEffectsView;
}
