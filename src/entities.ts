import { AuditChain } from './audit/audit-chain.entity.js';
import { AuditEntry } from './audit/audit-entry.entity.js';
import { AuditRoot, AuditRootHead } from './audit/audit-root.entity.js';
import { Session } from './auth/session.entity.js';
import { SignInFailures } from './auth/sign-in-failures.entity.js';
import { User } from './auth/user.entity.js';
import { CaseMilestone } from './cases/case-milestone.entity.js';
import { CaseNumberCounter } from './cases/case-number.js';
import { CaseTransition } from './cases/case-transition.entity.js';
import { Case } from './cases/case.entity.js';
import { ConflictOfInterest } from './cases/conflict-of-interest.entity.js';
import { FollowUp } from './cases/follow-up.entity.js';
import { TaskForceMember } from './cases/task-force-member.entity.js';
import { TimelineEntry } from './cases/timeline-entry.entity.js';
import { Visit } from './cases/visit.entity.js';
import { DeadlineRow } from './deadlines/deadline.entity.js';
import { EscalationStep } from './deadlines/escalation-step.entity.js';
import { Department } from './departments/department.entity.js';
import { Document } from './documents/document.entity.js';
import { IdempotencyRecord } from './platform/http/idempotency/idempotency-record.entity.js';
import { OutboxRow } from './platform/jobs/outbox-row.entity.js';

/** Every table of the program, named one by one so that none is found by accident. */
export const entities = [
  AuditChain, AuditEntry, AuditRoot, AuditRootHead, Case, CaseMilestone, CaseNumberCounter, CaseTransition, ConflictOfInterest,
  DeadlineRow, Department, Document, EscalationStep, FollowUp, IdempotencyRecord, OutboxRow, Session, SignInFailures,
  TaskForceMember, TimelineEntry, User, Visit,
];
