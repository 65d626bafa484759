import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { BusinessDate, Flag, Int, OneOf, Text } from '../platform/http/fields.js';

export class CalendarPreviewQuery {
  @BusinessDate()
  from!: string;

  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value))
  @Int({ min: 1, max: 750 })
  workingDays!: number;
}

export class CalendarDayView {
  @BusinessDate() date!: string;
  @Flag() working!: boolean;
  @OneOf(['weekday', 'weekend', 'holiday', 'makeUp', 'closure', 'opened']) kind!: string;
  @Text({ optional: true, description: 'The holiday, or why the office is closed.' }) name?: string;
}

export class CalendarPreviewView {
  @BusinessDate() dueOn!: string;
  @Flag({ description: 'Rests on a year whose notice is not known yet.' }) provisional!: boolean;
  @ApiProperty({ type: () => CalendarDayView, isArray: true }) days!: CalendarDayView[];
}

export class SpecialDayView {
  @BusinessDate() date!: string;
  @Flag() working!: boolean;
  @Text() name!: string;
  @OneOf(['holiday', 'makeUp', 'closure', 'opened'], { description: '`closure` and `opened` are the office\'s own.' }) kind!: string;
}

export class YearSheetView {
  @Int() year!: number;
  @Int({ description: 'How often the office has changed its calendar; a change names the version it was made on.' }) version!: number;
  @Text({ description: 'The name by which deadlines refer to this state of the calendar.' }) calendarVersion!: string;
  @OneOf(['published', 'entered', 'computed'], { description: '`computed`: from the statutory holidays alone, until the notice arrives.' }) origin!: string;
  @Flag({ description: 'The year\'s notice is not known yet.' }) provisional!: boolean;
  @Text({ nullable: true, description: 'Of a notice entered by hand: where it was published.' }) source!: string | null;
  @Int() workingDays!: number;
  @ApiProperty({ type: () => SpecialDayView, isArray: true, description: 'Every day that is not simply a working weekday or a free weekend.' }) days!: SpecialDayView[];
}
