import { Controller, Get, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { AllowSignedIn } from '../auth/policy.js';
import { Transactions } from '../platform/database/transactions.js';
import { invalidField } from '../platform/http/coded-error.js';
import { BusinessDate, Flag, Int, Text } from '../platform/http/fields.js';
import { DeadlineError } from './domain/deadline-error.js';
import { previewWorkingDays } from './domain/working-day-preview.js';
import { OfficeTime } from './office-time.js';
import { Answers } from '../platform/http/answers.js';

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
  @Text({ optional: true, description: 'The holiday, or why the office is closed.' }) name?: string;
}

export class CalendarPreviewView {
  @BusinessDate() dueOn!: string;
  @Flag({ description: "Rests on a year whose notice is not known yet." }) provisional!: boolean;
  @ApiProperty({ type: () => CalendarDayView, isArray: true }) days!: CalendarDayView[];
}

/** "N working days from here", with every day in between. */
@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly transactions: Transactions,
    private readonly time: OfficeTime,
  ) {}

  @Get('preview')
  @AllowSignedIn()
  @Answers(200, CalendarPreviewView)
  async preview(@Query() { from, workingDays }: CalendarPreviewQuery): Promise<CalendarPreviewView> {
    const { calendar } = await this.time.current(this.transactions.reader);
    try {
      return previewWorkingDays(calendar, from, workingDays);
    } catch (error) {
      if (error instanceof DeadlineError) throw invalidField('from', error.code, error.params);
      throw error;
    }
  }
}
