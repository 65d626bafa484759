import { Global, Module } from '@nestjs/common';
import { AuditReader } from './audit-reader.js';
import { AuditRootJob } from './audit-root.job.js';
import { AuditTrail } from './audit-trail.js';
import { AuditVerifier } from './audit-verifier.js';
import { AuditController } from './audit.controller.js';

@Global()
@Module({ controllers: [AuditController], providers: [AuditReader, AuditTrail, AuditVerifier, AuditRootJob], exports: [AuditTrail, AuditVerifier] })
export class AuditModule {}
