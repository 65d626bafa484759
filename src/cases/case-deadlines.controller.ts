import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { Answers } from '../platform/http/answers.js';
import { CaseDeadlinesReader } from './case-deadlines.reader.js';
import { DeadlinesView } from './case-deadlines.view.js';

/** The clocks of a case, each with the reckoning of its due time and the steps it has taken and will take. */
@ApiTags('deadlines')
@Controller('cases')
export class CaseDeadlinesController {
  constructor(private readonly reader: CaseDeadlinesReader) {}

  @Get(':id/deadlines')
  @Allow('taskForce', 'supervisor')
  @Answers(200, DeadlinesView)
  list(@Me() me: Actor, @Param('id') id: string): Promise<DeadlinesView> {
    return this.reader.list(me, id);
  }
}
