import { ApiProperty } from '@nestjs/swagger';
import { Flag, Id, Instant, Int, OneOf, Text } from '../platform/http/fields.js';
import { applyModes } from './sheet-import.entity.js';

export const shownImportStates = ['parsing', 'ready', 'applied', 'withdrawn', 'failed'] as const;

export class ImportIssueView {
  @Text({ description: 'The heading as the sheet shows it.' }) column!: string;
  @Text() code!: string;
  @Text() message!: string;
}

export class ImportWarningView {
  @Text() code!: string;
  @Text() message!: string;
  @Int({ optional: true, description: "The sheet's row it is about." }) row?: number;
  @Text({ optional: true }) column?: string;
  @Int({ optional: true, description: 'Of totalMismatch, in fen: what the sheet says.' }) statedFen?: number;
  @Int({ optional: true, description: 'Of totalMismatch, in fen: what its rows add up to.' }) summedFen?: number;
}

export class ImportFailureView {
  @Text() code!: string;
  @Text() message!: string;
}

export class ImportRowView {
  @Int({ description: "The sheet's own number of the row." }) row!: number;
  @Int({ nullable: true, description: '序号' }) no!: number | null;
  @ApiProperty({ type: () => ImportIssueView, isArray: true }) errors!: ImportIssueView[];
  @ApiProperty({ type: () => ImportIssueView, isArray: true }) warnings!: ImportIssueView[];
}

/** An import without its rows. */
export class ImportSummaryView {
  @Id() id!: string;
  @OneOf(shownImportStates, { description: 'parsing: the program is at work; applied: committed; withdrawn: committed, and then taken back as a whole.' }) state!: string;
  @OneOf(applyModes) apply!: string;
  @Int({ description: 'Rows finished in the present step.' }) done!: number;
  @Int({ description: 'Rows found; accepted, rejected and duplicates together.' }) total!: number;
  @Int() accepted!: number;
  @Int() rejected!: number;
  @Int({ description: 'Rows that bring nothing new.' }) duplicates!: number;
  @ApiProperty({ type: () => ImportWarningView, isArray: true }) warnings!: ImportWarningView[];
  @ApiProperty({ type: () => ImportFailureView, nullable: true }) failure!: ImportFailureView | null;
  @Text({ nullable: true, description: 'Null unless the case is yours.' }) fileName!: string | null;
  @Id() uploadedById!: string;
  @Instant() createdAt!: string;
  @Instant({ nullable: true }) appliedAt!: string | null;
  @Flag({ description: 'The file and what was read from it are gone; verdicts stay.' }) purged!: boolean;
}

export class ImportPageView {
  @ApiProperty({ type: () => ImportSummaryView, isArray: true }) items!: ImportSummaryView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
