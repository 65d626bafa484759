import { Module } from '@nestjs/common';
import { MediationController } from './mediation.controller.js';
import { MeetingFacts } from './meeting-facts.js';
import { MeetingListReader } from './meeting-list.query.js';
import { MeetingRecords } from './meeting-records.service.js';

/** 职工座谈 and 调解会. */
@Module({ controllers: [MediationController], providers: [MeetingFacts, MeetingListReader, MeetingRecords] })
export class MediationModule {}
