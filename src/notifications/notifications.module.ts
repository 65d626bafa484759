import { Module } from '@nestjs/common';
import { CaseNews } from './case-news.js';
import { DeadlineSweepJob } from './deadline-sweep.job.js';
import { Inbox } from './inbox.js';
import { NotificationsController } from './notifications.controller.js';
import { Recipients } from './recipients.js';
import { StreamController } from './stream.controller.js';

/** Tells people what concerns them; the right-most feature, which listens to all others. */
@Module({ controllers: [NotificationsController, StreamController], providers: [CaseNews, DeadlineSweepJob, Inbox, Recipients] })
export class NotificationsModule {}
