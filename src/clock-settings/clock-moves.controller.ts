import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { Answers } from '../platform/http/answers.js';
import { PageQuery } from '../platform/http/page.js';
import { CaseClockMoves } from './case-clock-moves.service.js';
import { ClockEffectsView } from './clock-effects.view.js';
import { CaseClockMoveBody, CaseClocksMovedView, ClockMoveBody, ClockMovePageView, ClockMoveView } from './clock-moves.dto.js';
import { ClockMovesReader } from './clock-moves.reader.js';
import { ClockMoves } from './clock-moves.service.js';

/** Moving running clocks to newer rules or another calendar: shown first, then done clock by clock. */
@ApiTags('clock settings')
@Controller()
export class ClockMovesController {
  constructor(
    private readonly moves: ClockMoves,
    private readonly reader: ClockMovesReader,
    private readonly ofCase: CaseClockMoves,
  ) {}

  @Get('clock-moves')
  @Allow('administrator', 'supervisor')
  @Answers(200, ClockMovePageView)
  list(@Query() query: PageQuery): Promise<ClockMovePageView> {
    return this.reader.list(query);
  }

  @Get('clock-moves/:id')
  @Allow('administrator', 'supervisor')
  @Answers(200, ClockMoveView)
  show(@Param('id') id: string): Promise<ClockMoveView> {
    return this.reader.show(id);
  }

  @Post('clock-moves/preview')
  @HttpCode(200)
  @Allow('administrator')
  @Answers(200, ClockEffectsView)
  preview(@Body() body: ClockMoveBody): Promise<ClockEffectsView> {
    return this.moves.preview(body);
  }

  @Post('clock-moves')
  @Allow('administrator')
  @Answers(201, ClockMoveView)
  async move(@Me() me: Actor, @Body() body: ClockMoveBody): Promise<ClockMoveView> {
    return this.reader.show(await this.moves.move(me, body));
  }

  @Post('cases/:id/clock-moves/preview')
  @HttpCode(200)
  @Allow('supervisor')
  @Answers(200, ClockEffectsView)
  previewCase(@Me() me: Actor, @Param('id') id: string): Promise<ClockEffectsView> {
    return this.ofCase.preview(me, id);
  }

  @Post('cases/:id/clock-moves')
  @HttpCode(200)
  @Allow('supervisor')
  @Answers(200, CaseClocksMovedView)
  moveCase(@Me() me: Actor, @Param('id') id: string, @Body() body: CaseClockMoveBody): Promise<CaseClocksMovedView> {
    return this.ofCase.move(me, id, body);
  }
}
