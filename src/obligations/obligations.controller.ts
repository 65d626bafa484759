import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { Answers } from '../platform/http/answers.js';
import { ObligationsReader } from './obligations.reader.js';
import { ObligationsView } from './obligations.view.js';

@ApiTags('repayment')
@Controller('cases')
export class ObligationsController {
  constructor(private readonly reader: ObligationsReader) {}

  /** What one worker is owed, each with the chain of what moved it. */
  @Get(':id/workers/:workerId/obligations')
  @Allow('taskForce', 'supervisor')
  @Answers(200, ObligationsView)
  show(@Me() me: Actor, @Param('id') id: string, @Param('workerId') workerId: string): Promise<ObligationsView> {
    return this.reader.show(me, id, workerId);
  }
}
