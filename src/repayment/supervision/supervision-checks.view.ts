import { ApiProperty } from '@nestjs/swagger';
import { BusinessDate, Fen, Id, Instant, Text, Texts } from '../../platform/http/fields.js';

export class SupervisionCheckView {
  @Id() id!: string;
  @Instant() checkedAt!: string;
  @Fen() fundsRaisedFen!: number;
  @Texts() sources!: string[];
  @Text() record!: string;
  @BusinessDate() nextCheckOn!: string;
  @Id() recordedById!: string;
  @Instant() recordedAt!: string;
}

export class SupervisionCheckPageView {
  @ApiProperty({ type: () => SupervisionCheckView, isArray: true }) items!: SupervisionCheckView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
