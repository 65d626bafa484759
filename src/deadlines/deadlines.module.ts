import { Global, Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { Deadlines } from './deadlines.service.js';
import { OfficeTime } from './office-time.js';
import { RuleBook } from './rule-book.js';
import { YearSheets } from './year-sheets.js';

@Global()
@Module({ controllers: [CalendarController], providers: [Deadlines, OfficeTime, RuleBook, YearSheets], exports: [Deadlines, OfficeTime, RuleBook] })
export class DeadlinesModule {}
