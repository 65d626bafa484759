import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.js';
import { DeliveryMetrics } from '../delivery-metrics.js';
import { CaseDeliveriesController } from './case-deliveries.controller.js';
import { CaseDeliveries } from './case-deliveries.query.js';
import { ChannelAdministration } from './channel-administration.service.js';
import { ChannelDispatchJob } from './channel-dispatch.job.js';
import { ChannelList } from './channel-list.query.js';
import { ChannelSecrets } from './channel-secrets.js';
import { ChannelTests } from './channel-tests.service.js';
import { ChannelsController } from './channels.controller.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveryCodes } from './delivery-codes.js';
import { DeliveryList } from './delivery-list.query.js';
import { DeliveryPlanner } from './delivery-planner.js';
import { DeliveryResend } from './delivery-resend.service.js';
import { DeliveryRouting } from './delivery-routing.js';
import { DeliverySweepJob } from './delivery-sweep.job.js';
import { MessageClaims } from './message-claim.service.js';
import { MessageOutcomes } from './message-outcome.service.js';
import { MessageSender } from './message-sender.service.js';
import { MessageWriter } from './message-writer.js';
import { NotificationSettingsController } from './notification-settings.controller.js';
import { NotificationSettingsService } from './notification-settings.service.js';

/** What leaves the house: channels, each person's settings, and the deliveries of what people are told. */
@Module({
  imports: [ChannelsModule],
  controllers: [CaseDeliveriesController, ChannelsController, DeliveriesController, NotificationSettingsController],
  providers: [
    CaseDeliveries, ChannelAdministration, ChannelDispatchJob, ChannelList, ChannelSecrets, ChannelTests, DeliveryCodes, DeliveryList, DeliveryMetrics, DeliveryPlanner,
    DeliveryResend, DeliveryRouting, DeliverySweepJob, MessageClaims, MessageOutcomes, MessageSender, MessageWriter, NotificationSettingsService,
  ],
  exports: [DeliveryPlanner],
})
export class DeliveryModule {}
