import { ApiProperty } from '@nestjs/swagger';
import { PersonView } from '../cases/case.view.js';
import { claimKinds } from '../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Id, Ids, Instant, Int, Month, OneOf, Text } from '../platform/http/fields.js';
import { obligationEntryTypes } from './domain/obligation-entry.js';

export class ObligationEntryView {
  @OneOf(obligationEntryTypes, {
    description:
      '`promised`: by an agreed revision of the plan; `advanced`: a fund paid the worker while the employer goes on owing; `reversed`: a payment that could have '
      + 'settled it was taken back and counts for nothing.',
  })
  type!: string;

  @Instant({ description: 'When it was recorded.' }) at!: string;
  @BusinessDate({ nullable: true, description: 'Of money: the day it moved.' }) on!: string | null;
  @Fen({ nullable: true, description: 'What of it concerns this obligation; null of a payment that was taken back, of which that cannot be told any more.' }) amountFen!: number | null;
  @ApiProperty({ type: () => PersonView, nullable: true, description: 'Who moved it; null where nobody is known.' }) by!: PersonView | null;
  @Text({ nullable: true, max: 4000 }) reason!: string | null;
  @Ids({ description: 'The evidence.' }) documentIds!: string[];
  @Text({ nullable: true, description: 'Of a payment: the number of its slip.' }) reference!: string | null;
  @Int({ nullable: true, description: 'Of a plan: its revision.' }) revision!: number | null;
  @Id({ description: 'Of the claim, decision, plan, payment or waiver itself.' }) subjectId!: string;
  @Id({ nullable: true, description: 'The granted request that it follows from.' }) requestId!: string | null;
}

export class ObligationView {
  @Id() claimId!: string;
  @OneOf(claimKinds) kind!: string;
  @Month({ nullable: true }) from!: string | null;
  @Month({ nullable: true }) to!: string | null;
  @Fen() claimedFen!: number;
  @Fen({ nullable: true, description: 'Null while undecided.' }) verifiedFen!: number | null;
  @Fen() agreedFen!: number;
  @Fen() paidFen!: number;
  @Fen() waivedFen!: number;
  @Fen() outstandingFen!: number;
  @ApiProperty({ type: () => ObligationEntryView, isArray: true, description: 'What moved it, in the order in which it was recorded.' }) entries!: ObligationEntryView[];
}

export class ObligationsView {
  @BusinessDate() asOf!: string;
  @Id() workerId!: string;
  @Text({ description: 'Masked unless the case is yours.' }) workerName!: string;
  @ApiProperty({ type: () => ObligationView, isArray: true, description: 'By kind and period; what was withdrawn last.' }) items!: ObligationView[];
}
