import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { FIRST_YEAR, LAST_YEAR } from '../deadlines/domain/statutory-holidays.js';
import { Answers } from '../platform/http/answers.js';
import { notFound } from '../platform/http/coded-error.js';
import { PageQuery } from '../platform/http/page.js';
import { CalendarHistory } from './calendar-history.reader.js';
import { CalendarChangePreviewView, CalendarChangedView, CalendarVersionPageView, ChangeDaysBody, EnterYearBody } from './calendar-settings.dto.js';
import { CalendarSettings } from './calendar-settings.service.js';

/** The administrator's calendar; each change can be seen before it is made, by the same body at `preview`. */
@ApiTags('clock settings')
@Controller('calendar')
export class CalendarSettingsController {
  constructor(
    private readonly settings: CalendarSettings,
    private readonly history: CalendarHistory,
  ) {}

  @Get('versions')
  @Allow('administrator', 'supervisor', 'auditor')
  @Answers(200, CalendarVersionPageView)
  versions(@Query() query: PageQuery): Promise<CalendarVersionPageView> {
    return this.history.list(query);
  }

  @Post('years/:year/preview')
  @HttpCode(200)
  @Allow('administrator')
  @Answers(200, CalendarChangePreviewView)
  previewYear(@Param('year') year: string, @Body() body: EnterYearBody): Promise<CalendarChangePreviewView> {
    return this.settings.previewYear(knownYear(year), body);
  }

  @Put('years/:year')
  @Allow('administrator')
  @Answers(200, CalendarChangedView)
  enterYear(@Me() me: Actor, @Param('year') year: string, @Body() body: EnterYearBody): Promise<CalendarChangedView> {
    return this.settings.enterYear(me, knownYear(year), body);
  }

  @Post('days/preview')
  @HttpCode(200)
  @Allow('administrator')
  @Answers(200, CalendarChangePreviewView)
  previewDays(@Body() body: ChangeDaysBody): Promise<CalendarChangePreviewView> {
    return this.settings.previewDays(body);
  }

  @Put('days')
  @Allow('administrator')
  @Answers(200, CalendarChangedView)
  changeDays(@Me() me: Actor, @Body() body: ChangeDaysBody): Promise<CalendarChangedView> {
    return this.settings.changeDays(me, body);
  }
}

/** A year in the path that is none is not to be found, as any other name there. */
function knownYear(text: string): number {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  if (year < FIRST_YEAR || year > LAST_YEAR) throw notFound();
  return year;
}
