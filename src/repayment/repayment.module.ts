import { Global, Module } from '@nestjs/common';
import { SupervisorItemsModule } from '../supervisor-items/supervisor-items.module.js';
import { CaseLedger } from './ledger/case-ledger.service.js';
import { DeferralAgreements } from './late-fees/deferral-agreements.service.js';
import { InstalmentClocks } from './ledger/instalment-clocks.js';
import { LateFeeEstimates } from './late-fees/late-fee-estimates.js';
import { LateFeesController } from './late-fees/late-fees.controller.js';
import { LateFeesReader } from './late-fees/late-fees.reader.js';
import { LateFees } from './late-fees/late-fees.service.js';
import { LedgerProjectionJob } from './ledger/ledger-projection.job.js';
import { LedgerSummaries } from './ledger/ledger-summaries.js';
import { LedgerReader } from './ledger/ledger.reader.js';
import { PaymentImportKind } from './imports/payment-import.kind.js';
import { PaymentImportsController } from './imports/payment-imports.controller.js';
import { PaymentImportsReader } from './imports/payment-imports.reader.js';
import { PaymentResolutionsController } from './payments/payment-resolutions.controller.js';
import { PaymentResolutions } from './payments/payment-resolutions.service.js';
import { PaymentRowTexts } from './imports/payment-row-texts.js';
import { PaymentRowsController } from './imports/payment-rows.controller.js';
import { PaymentRowsReader } from './imports/payment-rows.reader.js';
import { PaymentRows } from './imports/payment-rows.service.js';
import { PaymentReader } from './payments/payment.reader.js';
import { PaymentReversals } from './payments/payment-reversals.service.js';
import { PaymentPreviews } from './payments/payment-previews.service.js';
import { Payments } from './payments/payments.service.js';
import { PlanAcceleration } from './plans/plan-acceleration.js';
import { PlanComparisons } from './plans/plan-comparison.reader.js';
import { PlanEnforcements } from './plans/plan-enforcements.js';
import { PlanEvents } from './plans/plan-events.service.js';
import { PlanNextReader } from './plans/plan-next.reader.js';
import { PlanProposals } from './plans/plan-proposals.service.js';
import { PlanRevisions } from './plans/plan-revisions.js';
import { ReceiptCodes } from './receipts/receipt-codes.service.js';
import { ReceiptsController } from './receipts/receipts.controller.js';
import { ReceiptsReader } from './receipts/receipts.reader.js';
import { Receipts } from './receipts/receipts.service.js';
import { RefusedPayments } from './payments/refused-payments.service.js';
import { RepaymentController } from './repayment.controller.js';
import { RepaymentFacts } from './repayment-facts.js';
import { RepaymentFollowers } from './repayment-followers.js';
import { RepaymentMoney } from './repayment-money.js';
import { RepaymentPlansController } from './plans/repayment-plans.controller.js';
import { RepaymentPlansReader } from './plans/repayment-plans.reader.js';
import { RepaymentPlans } from './plans/repayment-plans.service.js';
import { RepaymentPreviews } from './plans/repayment-previews.service.js';
import { RowProposals } from './imports/row-proposals.js';
import { SupervisionChecks } from './supervision/supervision-checks.service.js';
import { UnappliedReader } from './payments/unapplied.reader.js';
import { Waivers } from './adjustments/waivers.service.js';
import { WorkerLedgerReader } from './ledger/worker-ledger.query.js';

/** The supervisor's ledger: what was promised, what was paid, and what is still owed. */
@Global()
@Module({
  imports: [SupervisorItemsModule],
  controllers: [LateFeesController, PaymentImportsController, PaymentResolutionsController, PaymentRowsController, ReceiptsController, RepaymentController, RepaymentPlansController],
  providers: [
    CaseLedger, DeferralAgreements, InstalmentClocks, LateFees, LateFeesReader, LateFeeEstimates, LedgerProjectionJob, LedgerReader, LedgerSummaries, PaymentImportKind, PaymentImportsReader, PaymentReader, PaymentResolutions, PaymentPreviews, PaymentReversals, PaymentRows, PaymentRowsReader, PaymentRowTexts, ReceiptCodes, Receipts, ReceiptsReader, RefusedPayments, RowProposals, Payments,
    PlanAcceleration, PlanComparisons, PlanEnforcements, PlanEvents, PlanNextReader, PlanProposals, PlanRevisions,
    RepaymentFacts, RepaymentFollowers, RepaymentMoney, RepaymentPlans, RepaymentPlansReader, RepaymentPreviews, SupervisionChecks, UnappliedReader, Waivers,
    WorkerLedgerReader,
  ],
  exports: [CaseLedger, PlanEnforcements, PaymentReversals, Payments, RepaymentPlans, RepaymentPreviews, Waivers],
})
export class RepaymentModule {}
