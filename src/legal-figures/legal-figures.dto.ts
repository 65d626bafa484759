import { ApiProperty } from '@nestjs/swagger';
import { PersonView } from '../cases/case.view.js';
import { BusinessDate, Flag, Instant, Int, Nested, OneOf, RegionCode, Text } from '../platform/http/fields.js';
import { figureCodes } from './domain/figure-definitions.js';

const LARGEST = 1_000_000_000_000;

export class FigureBasisBody {
  @Text({ max: 200 })
  source!: string;

  @Text({ optional: true, max: 100 })
  article?: string;
}

export class FigureVersionBody {
  @Int({ min: 1, max: 1_000_000_000, description: 'The newest version of the figure when it was entered; 1 is the one that ships.' })
  basedOn!: number;

  @RegionCode({ optional: true, description: 'The province, city or county whose number it is; none for a number of the nation.' })
  regionCode?: string;

  @Int({ nullable: true, max: LARGEST, description: 'In the unit of the figure; null when the place goes by the wider one around it again.' })
  value!: number | null;

  @BusinessDate({ description: 'It holds from this day on; a past day is right for a rule that was found out about later.' })
  effectiveFrom!: string;

  @Nested(() => FigureBasisBody, { description: 'The regulation that fixes it.' })
  basis!: FigureBasisBody;

  @Text({ max: 500 })
  reason!: string;
}

export class FigureBasisView {
  @Text() source!: string;
  @Text({ nullable: true }) article!: string | null;
}

export class FigureValueView {
  @OneOf(figureCodes) code!: string;
  @Text({ description: 'As people call it.' }) name!: string;
  @OneOf(['parts100000', 'fen', 'flag'], { description: '`parts100000`: parts of 100,000 for each day; `flag`: 1 is yes.' }) unit!: string;
  @Int({ max: LARGEST }) value!: number;
  @RegionCode({ nullable: true, description: 'Whose number it is; null for the nation’s.' }) regionCode!: string | null;
  @Int({ description: '1 is the one that ships.' }) version!: number;
  @BusinessDate() effectiveFrom!: string;
  @Nested(() => FigureBasisView) basis!: FigureBasisView;
  @OneOf(['primary', 'known', 'office'], { description: 'How sure it is: read in the law’s own text, known but not seen, or entered by the office.' }) confidence!: string;
  @Flag({ description: 'Only the least that a province can have fixed: no local number is entered.' }) lowerBound!: boolean;
}

export class FigureView {
  @OneOf(figureCodes) code!: string;
  @Text() name!: string;
  @OneOf(['parts100000', 'fen', 'flag']) unit!: string;
  @OneOf(['nation', 'region'], { description: 'Who fixes it.' }) scope!: string;
  @Int({ max: LARGEST, description: 'The least that can be entered.' }) min!: number;
  @Int({ max: LARGEST }) max!: number;
  @Int({ description: 'The newest version, on which the next entry is based.' }) newestVersion!: number;
  @ApiProperty({ type: () => FigureValueView, isArray: true, description: 'In force today: the nation’s, and that of each place with its own.' }) inForce!: FigureValueView[];
}

export class FiguresView {
  @BusinessDate() asOf!: string;
  @ApiProperty({ type: () => FigureView, isArray: true }) items!: FigureView[];
}

export class FigureVersionView {
  @Int() version!: number;
  @RegionCode({ nullable: true }) regionCode!: string | null;
  @Int({ nullable: true, max: LARGEST, description: 'Null: the place gave its number up.' }) value!: number | null;
  @BusinessDate() effectiveFrom!: string;
  @Nested(() => FigureBasisView) basis!: FigureBasisView;
  @Text({ nullable: true, description: 'Null for the one that ships.' }) reason!: string | null;
  @ApiProperty({ type: () => PersonView, nullable: true }) changedBy!: PersonView | null;
  @Instant({ nullable: true }) at!: string | null;
}

export class FigureVersionsView {
  @ApiProperty({ type: () => FigureVersionView, isArray: true }) items!: FigureVersionView[];
}

export class FigureChangedView {
  @OneOf(figureCodes) code!: string;
  @Int() version!: number;
}
