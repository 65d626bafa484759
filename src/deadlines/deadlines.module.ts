import { Global, Module } from '@nestjs/common';
import { Deadlines } from './deadlines.service.js';
import { OfficeTime } from './office-time.js';

@Global()
@Module({ providers: [Deadlines, OfficeTime], exports: [Deadlines, OfficeTime] })
export class DeadlinesModule {}
