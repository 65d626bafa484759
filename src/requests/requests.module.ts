import { Module } from '@nestjs/common';
import { EmergencyReadKind } from './kinds/emergency-read.kind.js';
import { ExtensionKind } from './kinds/extension.kind.js';
import { SuspensionKind } from './kinds/suspension.kind.js';
import { RequestCaseLink } from './request-case-link.js';
import { RequestKinds } from './request-kinds.js';
import { RequestReader } from './request-reader.js';
import { RequestsController } from './requests.controller.js';
import { Requests } from './requests.service.js';

@Module({
  controllers: [RequestsController],
  providers: [RequestCaseLink, RequestKinds, RequestReader, Requests, EmergencyReadKind, ExtensionKind, SuspensionKind],
})
export class RequestsModule {}
