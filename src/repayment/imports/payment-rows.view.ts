import { ApiProperty } from '@nestjs/swagger';
import { PersonView } from '../../cases/case.view.js';
import { BusinessDate, Fen, Flag, Id, Instant, OneOf, SomeOf, Text } from '../../platform/http/fields.js';
import { candidateGrounds } from '../domain/payee-candidates.js';
import { rowDecisions } from '../domain/row-decisions.js';
import { PaymentImportRowView } from './payment-imports.view.js';

export class RowCandidateView {
  @Id() workerId!: string;
  @Text({ description: 'Masked unless the case is yours.' }) name!: string;
  @Text({ nullable: true }) bankCardMasked!: string | null;
  @SomeOf(candidateGrounds, { description: 'Why, the surest first.' }) grounds!: string[];
  @Fen({ description: 'What this worker is owed of the kind that the file pays.' }) outstandingFen!: number;
}

export class RowDecisionView {
  @OneOf(rowDecisions) decision!: string;
  @Id({ nullable: true }) workerId!: string | null;
  @Text() reason!: string;
  @ApiProperty({ type: () => PersonView, nullable: true }) decidedBy!: PersonView | null;
  @Instant() decidedAt!: string;
}

/** A row of a bank's return file as somebody sees it who matches by hand. */
export class PaymentRowView extends PaymentImportRowView {
  @Text({ nullable: true, description: 'As the file names the payee; masked unless the case is yours, null once the file is deleted.' }) payeeName!: string | null;
  @Text({ nullable: true }) accountMasked!: string | null;
  @BusinessDate({ nullable: true }) paidOn!: string | null;
  @Fen({ nullable: true, description: 'Withheld from the amount, as far as the file tells; null once the file is deleted.' }) deductionsFen!: number | null;
  @Text({ nullable: true, description: 'The bank’s own words for why it did not pay; null unless the case is yours.' }) bankWords!: string | null;
  @Id({ nullable: true, description: 'The latest payment of the row.' }) paymentId!: string | null;
  @Flag({ description: 'That payment was reversed: the row may be paid again.' }) paymentReversed!: boolean;
  @ApiProperty({ type: () => RowCandidateView, isArray: true, description: 'Whom it may have paid; of rows that can be matched.' }) proposals!: RowCandidateView[];
  @ApiProperty({ type: () => RowDecisionView, isArray: true, description: 'What was decided about it, oldest first.' }) decisions!: RowDecisionView[];
  @SomeOf(rowDecisions, { description: 'Possible for the caller.' }) possibleDecisions!: string[];
}

export class PaymentRowPageView {
  @ApiProperty({ type: () => PaymentRowView, isArray: true }) items!: PaymentRowView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
