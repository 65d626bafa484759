import { ApiProperty } from '@nestjs/swagger';

export class ProblemError {
  @ApiProperty() path!: string;
  @ApiProperty() code!: string;
  @ApiProperty() message!: string;
}

export class ProblemBlocker {
  @ApiProperty() code!: string;
  @ApiProperty() message!: string;
  @ApiProperty({ type: String, nullable: true }) path!: string | null;
  @ApiProperty() overridable!: boolean;
}

/** `application/problem+json` (RFC 9457) with a literal code. */
export class Problem {
  @ApiProperty() type!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: 'integer' }) status!: number;
  @ApiProperty() code!: string;
  @ApiProperty({ description: 'What happened, that nothing was changed, and what to do.' }) detail!: string;
  @ApiProperty() correlationId!: string;
  @ApiProperty({ type: () => ProblemError, isArray: true, required: false }) errors?: ProblemError[];
  @ApiProperty({ type: () => ProblemBlocker, isArray: true, required: false }) blockers?: ProblemBlocker[];
  @ApiProperty({ type: 'integer', required: false }) currentVersion?: number;
}
