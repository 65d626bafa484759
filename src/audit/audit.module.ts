import { Global, Module } from '@nestjs/common';
import { AuditRootJob } from './audit-root.job.js';
import { AuditTrail } from './audit-trail.js';
import { AuditVerifier } from './audit-verifier.js';

@Global()
@Module({ providers: [AuditTrail, AuditVerifier, AuditRootJob], exports: [AuditTrail, AuditVerifier] })
export class AuditModule {}
