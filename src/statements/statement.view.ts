import { ApiProperty } from '@nestjs/swagger';
import { Flag, Id, Instant, Int, OneOf, Text } from '../platform/http/fields.js';
import { statementFormats } from './rendering/statement-format.js';
import { statementSubjects } from './statement.entity.js';

export const shownStatementStates = ['queued', 'making', 'ready', 'failed', 'expired'] as const;

export class StatementFailureView {
  @Text() code!: string;
  @Text() message!: string;
}

export class StatementView {
  @Id() id!: string;
  @OneOf(statementSubjects) subject!: string;
  @Id({ description: 'Of an employer’s statement the case it was asked from.' }) caseId!: string;
  @Id({ nullable: true }) workerId!: string | null;
  @OneOf(statementFormats) format!: string;
  @OneOf(shownStatementStates, { description: 'ready: the file can be had; expired: it is gone.' }) state!: string;
  @Int({ max: 100, description: 'Per cent.' }) progress!: number;
  @ApiProperty({ type: () => StatementFailureView, nullable: true }) failure!: StatementFailureView | null;
  @Text({ nullable: true, description: 'Null until it is made, as are the next ones.' }) fileName!: string | null;
  @Int({ nullable: true, max: 2_147_483_647 }) bytes!: number | null;
  @Int({ nullable: true, description: 'Rows of all its tables.' }) rows!: number | null;
  @Flag({ nullable: true, description: 'Names and free text are masked, because the case was not the asker’s own.' }) masked!: boolean | null;
  @Instant({ nullable: true, description: 'The moment whose figures it tells.' }) asOf!: string | null;
  @Id() requestedById!: string;
  @Instant() createdAt!: string;
  @Instant() expiresAt!: string;
}

export class StatementPageView {
  @ApiProperty({ type: () => StatementView, isArray: true }) items!: StatementView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
