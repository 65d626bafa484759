import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AllowSignedIn } from '../auth/policy.js';
import { Transactions } from '../platform/database/transactions.js';
import { Answers } from '../platform/http/answers.js';
import { invalidField, notFound } from '../platform/http/coded-error.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { CalendarPreviewQuery, CalendarPreviewView, YearSheetView } from './calendar.view.js';
import { DeadlineError } from './domain/deadline-error.js';
import { previewWorkingDays } from './domain/working-day-preview.js';
import { OfficeTime } from './office-time.js';
import { YearSheets } from './year-sheets.js';

/** Which days are worked, for everybody to see. */
@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly transactions: Transactions,
    private readonly time: OfficeTime,
    private readonly sheets: YearSheets,
    private readonly catalogue: MessageCatalogue,
  ) {}

  /** "N working days from here", with every day in between. */
  @Get('preview')
  @AllowSignedIn()
  @Answers(200, CalendarPreviewView)
  async preview(@Query() { from, workingDays }: CalendarPreviewQuery): Promise<CalendarPreviewView> {
    const { calendar } = await this.time.current(this.transactions.reader);
    try {
      const { days, ...found } = previewWorkingDays(calendar, from, workingDays);
      const locale = currentContext()?.locale;
      return { ...found, days: days.map(({ name, ...day }) => ({ ...day, ...(name === undefined ? {} : { name: this.catalogue.nameOf(name, locale) }) })) };
    } catch (error) {
      if (error instanceof DeadlineError) throw invalidField('from', error.code, error.params);
      throw error;
    }
  }

  @Get('years/:year')
  @AllowSignedIn()
  @Answers(200, YearSheetView)
  async year(@Param('year') year: string): Promise<YearSheetView> {
    const sheet = /^\d{4}$/.test(year) ? await this.sheets.show(this.transactions.reader, Number(year)) : null;
    if (!sheet) throw notFound();
    return sheet;
  }
}
