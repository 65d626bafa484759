import { ApiProperty } from '@nestjs/swagger';
import { Flag, Instant, Int, Text } from '../platform/http/fields.js';

/** A clock that would move. */
export class MovedClockView {
  @Text() caseNumber!: string;
  @Text() rule!: string;
  @Text({ description: 'The rule as people call it.' }) name!: string;
  @Flag({ description: 'It stands still with its case; the times are those if it went on now.' }) suspended!: boolean;
  @Instant() dueAtBefore!: string;
  @Instant() dueAtAfter!: string;
  @Flag() overdueBefore!: boolean;
  @Flag() overdueAfter!: boolean;
}

/** What a change does to the clocks that run. */
export class ClockEffectsView {
  @Int({ description: 'Open clocks that the change is about.' }) looked!: number;
  @Int({ description: 'Those among them whose due time changes.' }) moved!: number;
  @Int() newlyOverdue!: number;
  @Int() noLongerOverdue!: number;
  @Int({ description: 'Clocks that could not be counted and would stay as they are.' }) skipped!: number;
  @ApiProperty({ type: () => MovedClockView, isArray: true, description: 'The first 200 that move, those that become overdue before the others, the earliest first.' }) items!: MovedClockView[];
}

/** Something remarkable that forbids nothing. */
export class WarningView {
  @Text() code!: string;
  @Text() path!: string;
  @Text() message!: string;
}
