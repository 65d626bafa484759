import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, Me } from '../../auth/policy.js';
import type { Actor } from '../../auth/roles.js';
import { paymentKinds } from '../../cases/domain/vocabulary.js';
import { ImportPageView } from '../../imports/sheet-import.view.js';
import { applyModes } from '../../imports/sheet-import.entity.js';
import { SheetImportReader } from '../../imports/sheet-import.reader.js';
import { SheetImports } from '../../imports/sheet-imports.service.js';
import { UPLOAD_LIMIT } from '../../platform/http/application.js';
import { CreatedView } from '../../platform/http/created.view.js';
import { readUpload } from '../../platform/http/multipart.js';
import { PageQuery } from '../../platform/http/page.js';
import { parseShape } from '../../platform/http/validation.js';
import { PaymentImportFields } from './payment-imports.dto.js';
import { PaymentImportsReader } from './payment-imports.reader.js';
import { PaymentImportView } from './payment-imports.view.js';
import { Answers } from '../../platform/http/answers.js';

@ApiTags('repayment')
@Controller('cases')
export class PaymentImportsController {
  constructor(
    private readonly imports: SheetImports,
    private readonly summaries: SheetImportReader,
    private readonly reader: PaymentImportsReader,
  ) {}

  @Post(':id/payment-imports')
  @HttpCode(202)
  @Allow('supervisor')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object', required: ['kind', 'file'],
      properties: {
        kind: { type: 'string', enum: [...paymentKinds] }, apply: { type: 'string', enum: [...applyModes], default: 'review' },
        file: {
          type: 'string', format: 'binary',
          description: '`.csv` or `.xlsx` with name, account, amount and result of each row (收款人姓名, 收款账号, 金额, 处理结果); its day (交易日期) and what was withheld (代扣金额) where there is a column.',
        },
      },
    },
  })
  @Answers(202, CreatedView)
  async receive(@Me() me: Actor, @Param('id') id: string, @Req() request: FastifyRequest): Promise<CreatedView> {
    const { fields, file } = await readUpload(request, { maxBytes: UPLOAD_LIMIT });
    const { kind, apply = 'review' } = parseShape(PaymentImportFields, fields);
    return { id: await this.imports.receive(me, id, { kind: 'payments', file, apply, options: { kind } }) };
  }

  @Get(':id/payment-imports')
  @Allow('taskForce', 'supervisor')
  @Answers(200, ImportPageView)
  list(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<ImportPageView> {
    return this.summaries.list(me, id, 'payments', query);
  }

  @Get(':id/payment-imports/:importId')
  @Allow('taskForce', 'supervisor')
  @Answers(200, PaymentImportView)
  show(@Me() me: Actor, @Param('id') id: string, @Param('importId') importId: string): Promise<PaymentImportView> {
    return this.reader.show(me, id, importId);
  }

  @Post(':id/payment-imports/:importId/apply')
  @HttpCode(202)
  @Allow('supervisor')
  @Answers(202, CreatedView)
  async apply(@Me() me: Actor, @Param('id') id: string, @Param('importId') importId: string): Promise<CreatedView> {
    await this.imports.requestApply(me, id, 'payments', importId);
    return { id: importId };
  }
}
