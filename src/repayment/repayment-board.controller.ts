import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { RepaymentBoardQuery } from './repayment-board.dto.js';
import { RepaymentBoardReader } from './repayment-board.query.js';
import { RepaymentBoardView } from './repayment-board.view.js';
import { Answers } from '../platform/http/answers.js';

@ApiTags('repayment')
@Controller('repayment-board')
export class RepaymentBoardController {
  constructor(private readonly board: RepaymentBoardReader) {}

  @Get()
  @Allow('supervisor', 'taskForce')
  @Answers(200, RepaymentBoardView)
  show(@Me() me: Actor, @Query() query: RepaymentBoardQuery): Promise<RepaymentBoardView> {
    return this.board.show(me, query);
  }
}
