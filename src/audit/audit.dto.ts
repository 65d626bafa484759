import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { Id, Instant, Int, OneOf, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';

/** Which entries are asked for; the same for a page and for an export. */
export class AuditFilter {
  @Text({ optional: true, max: 64, description: "A case's id, or `system`." })
  chain?: string;

  @Text({ optional: true, max: 40 })
  caseNumber?: string;

  @Id({ optional: true })
  actorId?: string;

  @Text({ optional: true, max: 60, description: 'Any part of it, as the person is called today.' })
  actorName?: string;

  @Text({ optional: true, max: 100, example: 'account.created', description: 'With a dot at its end, such as `account.`: all that begin so.' })
  action?: string;

  @Instant({ optional: true, description: 'From then on.' })
  from?: string;

  @Instant({ optional: true, description: 'Before then.' })
  to?: string;
}

export class AuditListQuery extends IntersectionType(PageQuery, AuditFilter) {}

export class AuditEntryView {
  @Text() chain!: string;
  @Text({ nullable: true, description: 'Of the case whose chain it is; null for any other.' }) caseNumber!: string | null;
  @Int() seq!: number;
  @Instant() at!: string;
  @Id({ nullable: true, description: 'Null: the program itself.' }) actorId!: string | null;
  @Text({ nullable: true }) actorName!: string | null;
  @Text() action!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) details!: unknown;
  @Text() previousHash!: string;
  @Text() hash!: string;
}

export class AuditEntryPageView {
  @ApiProperty({ type: () => AuditEntryView, isArray: true }) items!: AuditEntryView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class AuditChainView {
  @Text() chain!: string;
  @Text({ nullable: true, description: 'Of the case whose chain it is; null for any other.' }) caseNumber!: string | null;
  @Int({ description: 'How many entries it has.' }) entries!: number;
  @Int({ description: 'Up to which entry the latest root holds it.' }) rooted!: number;
  @Text() hash!: string;
}

export class AuditChainPageView {
  @ApiProperty({ type: () => AuditChainView, isArray: true }) items!: AuditChainView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

const faults = ['missing', 'changed', 'outOfOrder', 'cutOff', 'rootMissing', 'rootChanged'] as const;

export class AuditFaultView {
  @Text({ description: "A case's id, `system`, or `roots`." }) chain!: string;
  @Int() seq!: number;
  @OneOf(faults) fault!: (typeof faults)[number];
}

export class AuditReportView {
  @Int() chains!: number;
  @Int() entries!: number;
  @Int() roots!: number;
  @Int({ description: 'None: every chain is whole.' }) faultCount!: number;
  @ApiProperty({ type: () => AuditFaultView, isArray: true, description: 'The first thousand.' }) faults!: AuditFaultView[];
}
