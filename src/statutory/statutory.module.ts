import { Module } from '@nestjs/common';
import { LegalEventFollowers } from './legal-event-followers.js';
import { LegalEventReader } from './legal-event-reader.js';
import { LegalEventsController } from './legal-events.controller.js';
import { LegalEvents } from './legal-events.service.js';
import { StatutoryClocks } from './statutory-clocks.js';

/** 法定节点: legal events of a case, and the clocks of the law that they start and end. */
@Module({ controllers: [LegalEventsController], providers: [LegalEventFollowers, LegalEventReader, LegalEvents, StatutoryClocks] })
export class StatutoryModule {}
