import { AidItem } from './aid/aid-item.entity.js';
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
import { CalendarVersion } from './deadlines/calendar-version.entity.js';
import { ClockMove } from './deadlines/clock-move.entity.js';
import { DeadlineRow } from './deadlines/deadline.entity.js';
import { EscalationStep } from './deadlines/escalation-step.entity.js';
import { RuleVersion } from './deadlines/rule-version.entity.js';
import { Department } from './departments/department.entity.js';
import { Document } from './documents/document.entity.js';
import { SheetImportRow } from './imports/sheet-import-row.entity.js';
import { SheetImport } from './imports/sheet-import.entity.js';
import { Mediation } from './mediation/mediation.entity.js';
import { WorkerSession } from './mediation/worker-session.entity.js';
import { DailyReport } from './notifications/daily-report.entity.js';
import { DeadlineFault } from './notifications/deadline-fault.entity.js';
import { CanaryAlarm } from './notifications/canary-alarm.entity.js';
import { CanaryClock } from './notifications/canary-clock.entity.js';
import { Channel } from './notifications/delivery/channel.entity.js';
import { DeliveryAttempt } from './notifications/delivery/delivery-attempt.entity.js';
import { Delivery } from './notifications/delivery/delivery.entity.js';
import { MessageDelivery } from './notifications/delivery/message-delivery.entity.js';
import { NotificationSettings } from './notifications/delivery/notification-settings.entity.js';
import { OutgoingMessageRow } from './notifications/delivery/outgoing-message.entity.js';
import { Notification } from './notifications/notification.entity.js';
import { ChangeRow } from './platform/changes/change.entity.js';
import { KeyCheck } from './platform/crypto/key-check.entity.js';
import { IdempotencyRecord } from './platform/http/idempotency/idempotency-record.entity.js';
import { OutboxRow } from './platform/jobs/outbox-row.entity.js';
import { ReferralEvent } from './referrals/referral-event.entity.js';
import { Referral } from './referrals/referral.entity.js';
import { AdditionalCompensation } from './labour-orders/additional-compensation.entity.js';
import { LabourOrder } from './labour-orders/labour-order.entity.js';
import { LegalFigure } from './legal-figures/legal-figure.entity.js';
import { DeferralAgreement } from './repayment/late-fees/deferral-agreement.entity.js';
import { BoardDebt, BoardDue, BoardReceipt } from './repayment/board/board-sums.entity.js';
import { CaseDebt } from './repayment/board/case-debt.entity.js';
import { CaseDue } from './repayment/board/case-due.entity.js';
import { CaseReceipt } from './repayment/board/case-receipt.entity.js';
import { LateFeeAssessment } from './repayment/late-fees/late-fee-assessment.entity.js';
import { InsurancePaymentRow } from './repayment/ledger/insurance-payment.entity.js';
import { LedgerDueRow } from './repayment/ledger/ledger-due.entity.js';
import { LedgerHead } from './repayment/ledger/ledger-head.entity.js';
import { LedgerPosition } from './repayment/ledger/ledger-position.entity.js';
import { LedgerSumRow } from './repayment/ledger/ledger-sum.entity.js';
import { LedgerVoid } from './repayment/adjustments/ledger-void.entity.js';
import { PaymentReceipt } from './repayment/receipts/payment-receipt.entity.js';
import { PaymentResolution } from './repayment/payments/payment-resolution.entity.js';
import { PaymentRowDecision } from './repayment/imports/payment-row-decision.entity.js';
import { PaymentPosition } from './repayment/ledger/payment-position.entity.js';
import { PaymentShareRow } from './repayment/ledger/payment-share.entity.js';
import { ReceiptCode } from './repayment/receipts/receipt-code.entity.js';
import { Payment } from './repayment/payments/payment.entity.js';
import { PlanInstalment } from './repayment/plans/plan-instalment.entity.js';
import { PlanLineRow } from './repayment/plans/plan-line.entity.js';
import { PlanPriority } from './repayment/plans/plan-priority.entity.js';
import { RepaymentPlan } from './repayment/plans/repayment-plan.entity.js';
import { SupervisionCheck } from './repayment/supervision/supervision-check.entity.js';
import { WaiverRow } from './repayment/adjustments/waiver.entity.js';
import { EmergencyRead } from './requests/emergency-read.entity.js';
import { Request } from './requests/request.entity.js';
import { ClaimDecision } from './roster/claim-decision.entity.js';
import { Claim } from './roster/claim.entity.js';
import { LivingSurvey } from './roster/living-survey.entity.js';
import { PersonalDataRead } from './roster/personal-data-read.entity.js';
import { Worker } from './roster/worker.entity.js';
import { LegalEvent } from './statutory/legal-event.entity.js';
import { Statement } from './statements/statement.entity.js';
import { SupervisorItem } from './supervisor-items/supervisor-item.entity.js';
import { CaseWarning } from './warnings/case-warning.entity.js';
import { WarningLook } from './warnings/warning-look.entity.js';

/** Every table of the program, named one by one so that none is found by accident. */
export const entities = [
  AdditionalCompensation, AidItem, AuditChain, AuditEntry, AuditRoot, AuditRootHead, BoardDebt, BoardDue, BoardReceipt, CalendarVersion, CanaryAlarm, CanaryClock, Case, CaseDebt, CaseDue, CaseMilestone,
  CaseNumberCounter, CaseReceipt, CaseTransition, CaseWarning, ChangeRow, Channel, Claim, ClaimDecision, ClockMove, ConflictOfInterest, DailyReport,
  DeadlineFault, DeadlineRow, DeferralAgreement, Delivery, DeliveryAttempt, Department, Document, EmergencyRead, EscalationStep, FollowUp,
  IdempotencyRecord, InsurancePaymentRow, KeyCheck, LabourOrder, LateFeeAssessment, LedgerDueRow, LedgerHead, LedgerPosition, LedgerSumRow, LedgerVoid, LegalEvent, LegalFigure, LivingSurvey, Mediation, MessageDelivery, Notification,
  NotificationSettings, OutboxRow, OutgoingMessageRow, Payment, PaymentPosition, PaymentReceipt, PaymentResolution, PaymentRowDecision, PaymentShareRow, ReceiptCode, PersonalDataRead, PlanInstalment, PlanLineRow, PlanPriority, Referral,
  ReferralEvent, RepaymentPlan, Request, RuleVersion, Session, SheetImport, SheetImportRow, SignInFailures, Statement, SupervisionCheck,
  SupervisorItem, TaskForceMember, TimelineEntry, User, Visit, WaiverRow, WarningLook, Worker, WorkerSession,
];
