import { ApiProperty } from '@nestjs/swagger';
import { PersonView } from '../cases/case.view.js';
import { BusinessDate, Flag, Id, Ids, Instant, Int, OneOf, Text } from '../platform/http/fields.js';
import { legalEventTypes, legalGrounds } from './domain/legal-event-type.js';
import { answerUnits } from './legal-event.entity.js';

export class AnswerWithinView {
  @Int({ min: 1, max: 365 }) length!: number;
  @OneOf(answerUnits) unit!: string;
}

export class TakenBackView {
  @Instant() at!: string;
  @ApiProperty({ type: () => PersonView, nullable: true }) by!: PersonView | null;
  @Text({ nullable: true, max: 2000, description: 'Null where it followed by itself.' }) reason!: string | null;
}

export class LegalEventView {
  @Id() id!: string;
  @OneOf(legalEventTypes) type!: string;
  @Text() name!: string;
  @BusinessDate() occurredOn!: string;
  @OneOf(legalGrounds, { nullable: true }) ground!: string | null;
  @ApiProperty({ type: () => AnswerWithinView, nullable: true }) answerWithin!: AnswerWithinView | null;
  @Id({ nullable: true, description: 'The event that began what this one ends.' }) refersToId!: string | null;
  @Ids() documentIds!: string[];
  @Text({ nullable: true, max: 4000 }) note!: string | null;
  @Flag({ description: 'It followed by itself from what was recorded elsewhere.' }) automatic!: boolean;
  @Id({ nullable: true, description: 'The plan that it is about.' }) sourceId!: string | null;
  @ApiProperty({ type: () => PersonView, nullable: true }) recordedBy!: PersonView | null;
  @Instant() recordedAt!: string;
  @ApiProperty({ type: () => TakenBackView, nullable: true }) voided!: TakenBackView | null;
}

export class LegalEventPageView {
  @ApiProperty({ type: () => LegalEventView, isArray: true }) items!: LegalEventView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
