import { Module } from '@nestjs/common';
import { CanaryAlarms } from './canary-alarms.js';
import { CanaryWatchdog } from './canary-watchdog.js';
import { Canary } from './canary.js';
import { CaseNews } from './case-news.js';
import { DailyReportFigures } from './daily-report-figures.js';
import { DailyReportJob } from './daily-report.job.js';
import { DailyReportsController } from './daily-reports.controller.js';
import { DeadlineFaults } from './deadline-faults.js';
import { DeadlineFiring } from './deadline-firing.service.js';
import { DeadlineHorizonJob } from './deadline-horizon.job.js';
import { DeadlineMetrics } from './deadline-metrics.js';
import { DeadlineSweepJob } from './deadline-sweep.job.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { EscalationSteps } from './escalation-steps.service.js';
import { Inbox } from './inbox.js';
import { OpenStreams } from './open-streams.js';
import { NotificationsController } from './notifications.controller.js';
import { Recipients } from './recipients.js';
import { SupervisorItemsModule } from '../supervisor-items/supervisor-items.module.js';
import { StreamPolicy } from './stream-policy.js';
import { StreamController } from './stream.controller.js';

/** Tells people what concerns them; the right-most feature, which listens to all others. */
@Module({ imports: [DeliveryModule, SupervisorItemsModule], controllers: [DailyReportsController, NotificationsController, StreamController], providers: [Canary, CanaryAlarms, CanaryWatchdog, CaseNews, DailyReportFigures, DailyReportJob, DeadlineFaults, DeadlineFiring, DeadlineHorizonJob, DeadlineMetrics, DeadlineSweepJob, EscalationSteps, Inbox, OpenStreams, Recipients, StreamPolicy] })
export class NotificationsModule {}
