import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { Answers } from '../platform/http/answers.js';
import { RemediesReader } from './remedies.reader.js';
import { RemediesView } from './remedies.view.js';

@ApiTags('repayment')
@Controller('cases')
export class RemediesController {
  constructor(private readonly reader: RemediesReader) {}

  @Get(':id/remedies')
  @Allow('taskForce', 'supervisor')
  @Answers(200, RemediesView)
  show(@Me() me: Actor, @Param('id') id: string): Promise<RemediesView> {
    return this.reader.show(me, id);
  }
}
