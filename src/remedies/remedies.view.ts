import { ApiProperty } from '@nestjs/swagger';
import { BusinessDate, Flag, OneOf, Text } from '../platform/http/fields.js';
import { remedyCodes } from './domain/remedy-facts.js';

export class RemedyReasonView {
  @Text() code!: string;
  @Text() message!: string;
}

export class RemedyNeedView {
  @Text() code!: string;
  @Text() message!: string;
  @ApiProperty({ type: Boolean, nullable: true, description: 'Null: the case does not tell; somebody has to look.' }) met!: boolean | null;
}

export class RemedyBasisView {
  @Text() source!: string;
  @Text() article!: string;
  @OneOf(['primary', 'secondary', 'known', 'policy'], { description: 'How sure the source is: read in the primary text, in a secondary one, or known but unseen.' }) confidence!: string;
}

export class RemedyView {
  @OneOf(remedyCodes) remedy!: string;
  @Text() name!: string;
  @Flag({ description: 'Whether it is worth looking at, as far as the case tells; never a verdict.' }) fits!: boolean;
  @ApiProperty({ type: () => RemedyReasonView, isArray: true }) because!: RemedyReasonView[];
  @ApiProperty({ type: () => RemedyNeedView, isArray: true }) needs!: RemedyNeedView[];
  @ApiProperty({ type: () => RemedyBasisView, isArray: true }) basis!: RemedyBasisView[];
  @BusinessDate({ nullable: true, description: 'The last day on which it is open, where one is known.' }) deadline!: string | null;
}

export class RemediesView {
  @BusinessDate() asOf!: string;
  @ApiProperty({ type: () => RemedyView, isArray: true, description: 'Those that fit first.' }) items!: RemedyView[];
}
