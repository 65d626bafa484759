import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../../auth/policy.js';
import type { Actor } from '../../auth/roles.js';
import { Answers } from '../../platform/http/answers.js';
import { BoardCasesReader } from './board-cases.reader.js';
import { BoardDatesReader } from './board-dates.reader.js';
import { BoardEmployersReader } from './board-employers.reader.js';
import { BoardRowsReader } from './board-rows.reader.js';
import { BoardCalendarQuery, BoardCasesQuery, BoardFilters, BoardInstalmentsQuery, BoardPaymentsQuery, RepaymentBoardQuery } from './board.dto.js';
import {
  BoardCalendarView, BoardCasePageView, BoardEmployerPageView, BoardInstalmentPageView, BoardPaymentPageView, BoardUnplannedPageView, RepaymentBoardView,
} from './board.view.js';
import { RepaymentBoardReader } from './repayment-board.reader.js';

@ApiTags('repayment')
@Controller('repayment-board')
export class RepaymentBoardController {
  constructor(
    private readonly board: RepaymentBoardReader,
    private readonly rows: BoardRowsReader,
    private readonly byCase: BoardCasesReader,
    private readonly employers: BoardEmployersReader,
    private readonly dates: BoardDatesReader,
  ) {}

  @Get()
  @Allow('supervisor', 'taskForce')
  @Answers(200, RepaymentBoardView)
  show(@Me() me: Actor, @Query() query: RepaymentBoardQuery): Promise<RepaymentBoardView> {
    return this.board.show(me, query);
  }

  @Get('cases')
  @Allow('supervisor', 'taskForce')
  @Answers(200, BoardCasePageView)
  listCases(@Me() me: Actor, @Query() query: BoardCasesQuery): Promise<BoardCasePageView> {
    return this.byCase.list(me, query);
  }

  @Get('employers')
  @Allow('supervisor', 'taskForce')
  @Answers(200, BoardEmployerPageView)
  listEmployers(@Me() me: Actor, @Query() query: BoardFilters): Promise<BoardEmployerPageView> {
    return this.employers.list(me, query);
  }

  @Get('instalments')
  @Allow('supervisor', 'taskForce')
  @Answers(200, BoardInstalmentPageView)
  listInstalments(@Me() me: Actor, @Query() query: BoardInstalmentsQuery): Promise<BoardInstalmentPageView> {
    return this.rows.instalments(me, query);
  }

  @Get('unplanned')
  @Allow('supervisor', 'taskForce')
  @Answers(200, BoardUnplannedPageView)
  listUnplanned(@Me() me: Actor, @Query() query: BoardFilters): Promise<BoardUnplannedPageView> {
    return this.rows.unplanned(me, query);
  }

  @Get('payments')
  @Allow('supervisor', 'taskForce')
  @Answers(200, BoardPaymentPageView)
  listPayments(@Me() me: Actor, @Query() query: BoardPaymentsQuery): Promise<BoardPaymentPageView> {
    return this.rows.payments(me, query);
  }

  @Get('calendar')
  @Allow('supervisor', 'taskForce')
  @Answers(200, BoardCalendarView)
  showCalendar(@Me() me: Actor, @Query() query: BoardCalendarQuery): Promise<BoardCalendarView> {
    return this.dates.calendar(me, query);
  }
}
