import { ApiProperty } from '@nestjs/swagger';
import { Id, Ids, Instant, Int, Text } from '../platform/http/fields.js';
import { PersonView } from './case.view.js';

export class VisitView {
  @Id() id!: string;
  @Instant() visitedAt!: string;
  @ApiProperty({ type: () => PersonView, isArray: true }) visitors!: PersonView[];
  @Text() place!: string;
  @Text() record!: string;
  @Ids() documentIds!: string[];
  @ApiProperty({ type: () => PersonView, nullable: true }) recordedBy!: PersonView | null;
  @Instant() recordedAt!: string;
}

export class VisitPageView {
  @ApiProperty({ type: () => VisitView, isArray: true }) items!: VisitView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class FollowUpView {
  @Id() id!: string;
  @Instant() contactedAt!: string;
  @Int() workersContacted!: number;
  @Int({ description: 'From 1, not at all, to 5, very.' }) satisfaction!: number;
  @Text() record!: string;
  @ApiProperty({ type: () => PersonView, nullable: true }) recordedBy!: PersonView | null;
  @Instant() recordedAt!: string;
}

export class FollowUpPageView {
  @ApiProperty({ type: () => FollowUpView, isArray: true }) items!: FollowUpView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
