import { Module } from '@nestjs/common';
import { ObligationsController } from './obligations.controller.js';
import { ObligationsReader } from './obligations.reader.js';

/** 应付的来龙去脉: who moved what one worker is owed, on what evidence. */
@Module({ controllers: [ObligationsController], providers: [ObligationsReader] })
export class ObligationsModule {}
