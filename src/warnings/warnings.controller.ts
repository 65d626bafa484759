import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { Answers } from '../platform/http/answers.js';
import { WarningsReader } from './warnings.reader.js';
import { WarningsView } from './warnings.view.js';

@ApiTags('repayment')
@Controller('cases')
export class WarningsController {
  constructor(private readonly reader: WarningsReader) {}

  @Get(':id/warnings')
  @Allow('taskForce', 'supervisor')
  @Answers(200, WarningsView)
  show(@Me() me: Actor, @Param('id') id: string): Promise<WarningsView> {
    return this.reader.show(me, id);
  }
}
