import { Global, Module } from '@nestjs/common';
import { SupervisorItemsModule } from '../supervisor-items/supervisor-items.module.js';
import { CaseLedger } from './case-ledger.service.js';
import { DeferralAgreements } from './deferral-agreements.service.js';
import { InstalmentClocks } from './instalment-clocks.js';
import { LateFeeEstimates } from './late-fee-estimates.js';
import { LateFeesController } from './late-fees.controller.js';
import { LateFeesReader } from './late-fees.reader.js';
import { LateFees } from './late-fees.service.js';
import { LedgerProjectionJob } from './ledger-projection.job.js';
import { LedgerSummaries } from './ledger-summaries.js';
import { LedgerReader } from './ledger.reader.js';
import { PaymentImportKind } from './payment-import.kind.js';
import { PaymentImportsController } from './payment-imports.controller.js';
import { PaymentImportsReader } from './payment-imports.reader.js';
import { PaymentResolutionsController } from './payment-resolutions.controller.js';
import { PaymentResolutions } from './payment-resolutions.service.js';
import { PaymentRowTexts } from './payment-row-texts.js';
import { PaymentRowsController } from './payment-rows.controller.js';
import { PaymentRowsReader } from './payment-rows.reader.js';
import { PaymentRows } from './payment-rows.service.js';
import { PaymentReversals } from './payment-reversals.service.js';
import { Payments } from './payments.service.js';
import { PlanAcceleration } from './plan-acceleration.js';
import { PlanComparisons } from './plan-comparison.reader.js';
import { PlanEvents } from './plan-events.service.js';
import { PlanNextReader } from './plan-next.reader.js';
import { PlanProposals } from './plan-proposals.service.js';
import { PlanRevisions } from './plan-revisions.js';
import { ReceiptCodes } from './receipt-codes.service.js';
import { ReceiptsController } from './receipts.controller.js';
import { ReceiptsReader } from './receipts.reader.js';
import { Receipts } from './receipts.service.js';
import { RefusedPayments } from './refused-payments.service.js';
import { RepaymentController } from './repayment.controller.js';
import { RepaymentFacts } from './repayment-facts.js';
import { RepaymentFollowers } from './repayment-followers.js';
import { RepaymentMoney } from './repayment-money.js';
import { RepaymentPlansController } from './repayment-plans.controller.js';
import { RepaymentPlansReader } from './repayment-plans.reader.js';
import { RepaymentPlans } from './repayment-plans.service.js';
import { RepaymentPreviews } from './repayment-previews.service.js';
import { RowProposals } from './row-proposals.js';
import { SupervisionChecks } from './supervision-checks.service.js';
import { UnappliedReader } from './unapplied.reader.js';
import { Waivers } from './waivers.service.js';
import { WorkerLedgerReader } from './worker-ledger.query.js';

/** The supervisor's ledger: what was promised, what was paid, and what is still owed. */
@Global()
@Module({
  imports: [SupervisorItemsModule],
  controllers: [LateFeesController, PaymentImportsController, PaymentResolutionsController, PaymentRowsController, ReceiptsController, RepaymentController, RepaymentPlansController],
  providers: [
    CaseLedger, DeferralAgreements, InstalmentClocks, LateFees, LateFeesReader, LateFeeEstimates, LedgerProjectionJob, LedgerReader, LedgerSummaries, PaymentImportKind, PaymentImportsReader, PaymentResolutions, PaymentReversals, PaymentRows, PaymentRowsReader, PaymentRowTexts, ReceiptCodes, Receipts, ReceiptsReader, RefusedPayments, RowProposals, Payments,
    PlanAcceleration, PlanComparisons, PlanEvents, PlanNextReader, PlanProposals, PlanRevisions,
    RepaymentFacts, RepaymentFollowers, RepaymentMoney, RepaymentPlans, RepaymentPlansReader, RepaymentPreviews, SupervisionChecks, UnappliedReader, Waivers,
    WorkerLedgerReader,
  ],
  exports: [CaseLedger, PaymentReversals, Payments, RepaymentPlans, RepaymentPreviews, Waivers],
})
export class RepaymentModule {}
