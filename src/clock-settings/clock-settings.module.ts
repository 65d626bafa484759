import { Module } from '@nestjs/common';
import { CalendarArrivalJob } from './calendar-arrival.job.js';
import { CalendarHistory } from './calendar-history.reader.js';
import { CalendarSettingsController } from './calendar-settings.controller.js';
import { CalendarSettings } from './calendar-settings.service.js';
import { CaseClockMoves } from './case-clock-moves.service.js';
import { ClockEffects } from './clock-effects.reader.js';
import { ClockMoveResumeJob } from './clock-move-resume.job.js';
import { ClockMoveJob } from './clock-move.job.js';
import { ClockMover } from './clock-mover.js';
import { ClockMovesController } from './clock-moves.controller.js';
import { ClockMovesReader } from './clock-moves.reader.js';
import { ClockMoves } from './clock-moves.service.js';
import { DeadlineRulesController } from './deadline-rules.controller.js';
import { MoveReckoning } from './move-reckoning.js';
import { RuleSettings } from './rule-settings.service.js';
import { RulesReader } from './rules.reader.js';

/** The administrator's calendar and rules, and the moving of clocks that run when they change. */
@Module({
  controllers: [CalendarSettingsController, ClockMovesController, DeadlineRulesController],
  providers: [CalendarArrivalJob, CalendarHistory, CalendarSettings, CaseClockMoves, ClockEffects, ClockMoveJob, ClockMoveResumeJob, ClockMover, ClockMoves, ClockMovesReader, MoveReckoning, RuleSettings, RulesReader],
})
export class ClockSettingsModule {}
