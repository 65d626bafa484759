import { Global, Module } from '@nestjs/common';
import { WarningFactsReader } from './warning-facts.reader.js';
import { WarningSweepJob } from './warning-sweep.job.js';
import { WarningWatch } from './warning-watch.js';
import { WarningsController } from './warnings.controller.js';
import { WarningsReader } from './warnings.reader.js';

/** 预警: thresholds of the law that unpaid wages come near to, never a finding. */
@Global()
@Module({ controllers: [WarningsController], providers: [WarningFactsReader, WarningSweepJob, WarningWatch, WarningsReader], exports: [WarningFactsReader] })
export class WarningsModule {}
