import { Global, Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { Deadlines } from './deadlines.service.js';
import { OfficeTime } from './office-time.js';

@Global()
@Module({ controllers: [CalendarController], providers: [Deadlines, OfficeTime], exports: [Deadlines, OfficeTime] })
export class DeadlinesModule {}
