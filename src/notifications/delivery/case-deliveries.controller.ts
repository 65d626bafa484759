import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../../auth/policy.js';
import type { Actor } from '../../auth/roles.js';
import { Answers } from '../../platform/http/answers.js';
import { PageQuery } from '../../platform/http/page.js';
import { CaseDeliveries } from './case-deliveries.query.js';
import { CaseDeliveryPageView } from './deliveries.dto.js';

/** Who was told what of a case outside the program, by which channel and when. */
@ApiTags('cases')
@Controller('cases')
export class CaseDeliveriesController {
  constructor(private readonly deliveries: CaseDeliveries) {}

  @Get(':id/deliveries')
  @Allow('taskForce', 'supervisor')
  @Answers(200, CaseDeliveryPageView)
  list(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<CaseDeliveryPageView> {
    return this.deliveries.list(me, id, query);
  }
}
