import { Module } from '@nestjs/common';
import { SupervisorItemAnswers } from './supervisor-item-answers.service.js';
import { SupervisorItemCaseLink } from './supervisor-item-case-link.js';
import { SupervisorItemReader } from './supervisor-item-reader.js';
import { SupervisorItemsController } from './supervisor-items.controller.js';
import { SupervisorItems } from './supervisor-items.service.js';

@Module({
  controllers: [SupervisorItemsController],
  providers: [SupervisorItemAnswers, SupervisorItemCaseLink, SupervisorItemReader, SupervisorItems],
  exports: [SupervisorItems],
})
export class SupervisorItemsModule {}
