import { ApiProperty } from '@nestjs/swagger';
import { Uscc } from '../cases/identifier-fields.js';
import { Id, Instant, OneOf, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';

export class DeclareConflictBody {
  @Id()
  userId!: string;

  @Text({ max: 200, description: 'As on its cases; spaces, width and punctuation do not matter.' })
  employerName!: string;

  @Uscc({ optional: true })
  uscc?: string;

  @Text({ max: 1000 })
  reason!: string;
}

export class ConflictEventBody {
  @OneOf(['END'])
  type!: 'END';

  @Text({ max: 1000 })
  reason!: string;
}

export class ConflictListQuery extends PageQuery {
  @Id({ optional: true })
  userId?: string;
}

export class ConflictView {
  @Id() id!: string;
  @Id() userId!: string;
  @Text() userName!: string;
  @Text() employerName!: string;
  @Text({ nullable: true }) uscc!: string | null;
  @Text() reason!: string;
  @Id() declaredById!: string;
  @Instant() declaredAt!: string;
  @Instant({ nullable: true }) endedAt!: string | null;
  @Id({ nullable: true }) endedById!: string | null;
  @Text({ nullable: true }) endReason!: string | null;
}

export class ConflictPageView {
  @ApiProperty({ type: () => ConflictView, isArray: true }) items!: ConflictView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
