import { Module } from '@nestjs/common';
import { ClaimChangeKind } from './kinds/claim-change.kind.js';
import { EmergencyReadKind } from './kinds/emergency-read.kind.js';
import { ExtensionKind } from './kinds/extension.kind.js';
import { RescheduleKind } from './kinds/reschedule.kind.js';
import { ReversalKind } from './kinds/reversal.kind.js';
import { SuspensionKind } from './kinds/suspension.kind.js';
import { WaiverKind } from './kinds/waiver.kind.js';
import { RequestCaseLink } from './request-case-link.js';
import { RequestKinds } from './request-kinds.js';
import { RequestReader } from './request-reader.js';
import { RequestsController } from './requests.controller.js';
import { Requests } from './requests.service.js';

@Module({
  controllers: [RequestsController],
  providers: [
    RequestCaseLink, RequestKinds, RequestReader, Requests, ClaimChangeKind, EmergencyReadKind, ExtensionKind, RescheduleKind, ReversalKind, SuspensionKind,
    WaiverKind,
  ],
})
export class RequestsModule {}
