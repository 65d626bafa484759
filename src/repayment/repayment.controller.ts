import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { CreatedView } from '../platform/http/created.view.js';
import { PageQuery } from '../platform/http/page.js';
import { LedgerReader } from './ledger/ledger.reader.js';
import { LedgerView, WorkerLedgerPageView } from './ledger/ledger.view.js';
import { PaymentPreviews } from './payments/payment-previews.service.js';
import { PaymentBody, PaymentListQuery } from './payments/payments.dto.js';
import { Payments } from './payments/payments.service.js';
import { PaymentPageView, PaymentPreviewView, PaymentView } from './payments/payments.view.js';
import { SupervisionCheckBody } from './supervision/supervision-checks.dto.js';
import { SupervisionChecks } from './supervision/supervision-checks.service.js';
import { SupervisionCheckPageView } from './supervision/supervision-checks.view.js';
import { WorkerLedgerReader } from './ledger/worker-ledger.query.js';
import { Answers } from '../platform/http/answers.js';

@ApiTags('repayment')
@Controller('cases')
export class RepaymentController {
  constructor(
    private readonly ledger: LedgerReader,
    private readonly workers: WorkerLedgerReader,
    private readonly payments: Payments,
    private readonly previews: PaymentPreviews,
    private readonly checks: SupervisionChecks,
  ) {}

  @Get(':id/ledger')
  @Allow('taskForce', 'supervisor')
  @Answers(200, LedgerView)
  showLedger(@Me() me: Actor, @Param('id') id: string): Promise<LedgerView> {
    return this.ledger.show(me, id);
  }

  @Get(':id/ledger/workers')
  @Allow('taskForce', 'supervisor')
  @Answers(200, WorkerLedgerPageView)
  listWorkers(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<WorkerLedgerPageView> {
    return this.workers.list(me, id, query);
  }

  @Post(':id/payments')
  @Allow('supervisor')
  @Answers(201, PaymentView)
  async recordPayment(@Me() me: Actor, @Param('id') id: string, @Body() body: PaymentBody): Promise<PaymentView> {
    return this.ledger.recorded(await this.payments.record(me, id, body));
  }

  /** Writes nothing; refuses what recording would refuse. */
  @Post(':id/payments/preview')
  @HttpCode(200)
  @Allow('supervisor')
  @Answers(200, PaymentPreviewView)
  previewPayment(@Me() me: Actor, @Param('id') id: string, @Body() body: PaymentBody): Promise<PaymentPreviewView> {
    return this.previews.preview(me, id, body);
  }

  @Get(':id/payments')
  @Allow('taskForce', 'supervisor')
  @Answers(200, PaymentPageView)
  listPayments(@Me() me: Actor, @Param('id') id: string, @Query() query: PaymentListQuery): Promise<PaymentPageView> {
    return this.ledger.payments(me, id, query);
  }

  @Post(':id/supervision-checks')
  @Allow('taskForce', 'supervisor')
  @Answers(201, CreatedView)
  async recordCheck(@Me() me: Actor, @Param('id') id: string, @Body() body: SupervisionCheckBody): Promise<CreatedView> {
    return { id: await this.checks.record(me, id, body) };
  }

  @Get(':id/supervision-checks')
  @Allow('taskForce', 'supervisor')
  @Answers(200, SupervisionCheckPageView)
  listChecks(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<SupervisionCheckPageView> {
    return this.checks.list(me, id, query);
  }
}
