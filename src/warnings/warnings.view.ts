import { ApiProperty } from '@nestjs/swagger';
import { FigureValueView } from '../legal-figures/legal-figures.dto.js';
import { BusinessDate, Fen, Instant, Int, OneOf, Text } from '../platform/http/fields.js';
import { warningCodes, warningStages } from './domain/warnings.js';

export class WarningReasonView {
  @Text() code!: string;
  @Text() message!: string;
}

export class WarningNeedView extends WarningReasonView {
  @ApiProperty({ type: Boolean, nullable: true, description: 'Null: the case does not tell; somebody has to look.' }) met!: boolean | null;
}

export class WarningBasisView {
  @Text() source!: string;
  @Text() article!: string;
  @OneOf(['primary', 'secondary', 'known', 'policy'], { description: 'How sure the source is.' }) confidence!: string;
}

export class WarningFiguresView {
  @Int({ description: 'Workers with wages or overtime that are due and unpaid.' }) workers!: number;
  @Fen() totalFen!: number;
  @Fen() mostOfOneFen!: number;
  @Int({ description: 'Of those, the ones over the amount of one worker whose claims do not tell less than three months.' }) workersOverLimit!: number;
}

export class CaseWarningView {
  @OneOf(warningCodes) code!: string;
  @Text() name!: string;
  @OneOf(warningStages, { description: '`amountsReached`: the amounts, or for the list an incident; `orderNotObeyed`: an order beside that whose last day has passed.' }) stage!: string;
  @ApiProperty({ type: () => WarningReasonView, isArray: true }) because!: WarningReasonView[];
  @ApiProperty({ type: () => WarningNeedView, isArray: true, description: 'What the law asks for beside the amounts, there or missing.' }) needs!: WarningNeedView[];
  @ApiProperty({ type: () => WarningBasisView, isArray: true }) basis!: WarningBasisView[];
  @ApiProperty({ type: () => WarningFiguresView, description: 'What it was measured on.' }) figures!: WarningFiguresView;
  @Instant({ nullable: true, description: 'When lead and supervisor were told of the highest stage so far.' }) raisedAt!: string | null;
}

export class WarningsView {
  @BusinessDate() asOf!: string;
  @Text({ max: 500, description: 'That these are warnings and no legal finding.' }) notice!: string;
  @ApiProperty({ type: () => FigureValueView, isArray: true, description: 'The amounts compared with: the local ones, or the national lower bound.' }) limits!: FigureValueView[];
  @ApiProperty({ type: () => CaseWarningView, isArray: true }) items!: CaseWarningView[];
}
