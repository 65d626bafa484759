import { ApiProperty } from '@nestjs/swagger';
import { BusinessDate, Flag, Id, Instant, Int, ListOf, Text } from '../platform/http/fields.js';
import { ClockEffectsView, WarningView } from './clock-effects.view.js';
import { MoverView } from './clock-moves.dto.js';

/** A day of a notice: off, or worked in exchange (调休). */
export class NoticeDayBody {
  @BusinessDate()
  date!: string;

  @Flag()
  working!: boolean;

  @Text({ optional: true, max: 40 })
  name?: string;
}

export class EnterYearBody {
  @Int({ max: 1_000_000_000, description: 'The version of the calendar that the change was made on.' })
  basedOn!: number;

  @ListOf(() => NoticeDayBody, { nullable: true, max: 150, description: 'Every holiday and every make-up day of the notice; null takes back what was entered before.' })
  days!: NoticeDayBody[] | null;

  @Text({ optional: true, max: 200, description: 'Where it was published, such as the number of the document; needed with days.' })
  source?: string;

  @Text({ max: 500 })
  reason!: string;

  @Flag({ optional: true, description: 'Put the clocks that run under the changed calendar too.' })
  moveRunning?: boolean;
}

export class OwnDayBody {
  @BusinessDate()
  date!: string;

  @Flag({ nullable: true, description: 'null takes back what the office had set for the date.' })
  working!: boolean | null;

  @Text({ optional: true, max: 40 })
  name?: string;
}

export class ChangeDaysBody {
  @Int({ max: 1_000_000_000, description: 'The version of the calendar that the change was made on.' })
  basedOn!: number;

  @ListOf(() => OwnDayBody, { min: 1, max: 400 })
  changes!: OwnDayBody[];

  @Text({ max: 500 })
  reason!: string;

  @Flag({ optional: true, description: 'Put the clocks that run under the changed calendar too.' })
  moveRunning?: boolean;
}

export class CalendarChangePreviewView {
  @Text({ description: 'The name the calendar would have.' }) calendarVersion!: string;
  @ApiProperty({ type: () => WarningView, isArray: true }) warnings!: WarningView[];
  @ApiProperty({ type: () => ClockEffectsView }) clocks!: ClockEffectsView;
}

export class CalendarChangedView {
  @Int() version!: number;
  @Text() calendarVersion!: string;
  @Id({ nullable: true, description: 'The move of running clocks that the change set off.' }) moveId!: string | null;
}

export class CalendarVersionView {
  @Int() version!: number;
  @Instant() at!: string;
  @ApiProperty({ type: () => MoverView, nullable: true }) changedBy!: MoverView | null;
  @Text() reason!: string;
  @ApiProperty({ type: Number, isArray: true, description: 'Years whose notice was entered by hand by then.' }) noticeYears!: number[];
  @Int({ description: 'Days closed or opened by the office by then.' }) ownDays!: number;
}

export class CalendarVersionPageView {
  @ApiProperty({ type: () => CalendarVersionView, isArray: true }) items!: CalendarVersionView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
