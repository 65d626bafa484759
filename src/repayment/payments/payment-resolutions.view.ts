import { ApiProperty } from '@nestjs/swagger';
import { paymentKinds } from '../../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Id, Ids, Instant, OneOf, Text } from '../../platform/http/fields.js';
import { resolutionTypes } from '../domain/resolutions.js';
import { PaymentView } from './payments.view.js';

export class ResolutionView {
  @Id() id!: string;
  @Id() paymentId!: string;
  @OneOf(resolutionTypes) type!: string;
  @Fen({ description: 'Of a reversal, what the decision it takes back had.' }) amountFen!: number;
  @OneOf(paymentKinds, { nullable: true }) kind!: string | null;
  @Ids({ nullable: true }) workerIds!: string[] | null;
  @BusinessDate({ nullable: true }) returnedOn!: string | null;
  @Text({ nullable: true }) reference!: string | null;
  @Text() reason!: string;
  @Ids() documentIds!: string[];
  @Fen({ description: 'reallocate: what found nothing to settle there since; taking the decision back frees it.' }) unappliedFen!: number;
  @Id({ nullable: true }) reversalOf!: string | null;
  @Id({ nullable: true }) reversedBy!: string | null;
  @Id() recordedById!: string;
  @Instant() recordedAt!: string;
}

export class ResolutionWayView {
  @OneOf(resolutionTypes) type!: string;
  @OneOf(paymentKinds, { nullable: true, description: 'reallocate: a kind that is owed.' }) kind!: string | null;
  @Ids({ nullable: true, description: 'reallocate: the workers that the payment names; null for everybody who is owed the kind.' }) workerIds!: string[] | null;
  @Fen({ description: 'At most.' }) maxFen!: number;
}

export class UnappliedPaymentView {
  @ApiProperty({ type: () => PaymentView }) payment!: PaymentView;
  @Fen({ description: 'Can be resolved: unapplied, without what waits where it was reallocated to.' }) resolvableFen!: number;
  @Fen({ description: 'Of it decided to be kept.' }) keptFen!: number;
  @ApiProperty({ type: () => ResolutionWayView, isArray: true, description: 'What could be done with it now.' }) ways!: ResolutionWayView[];
  @ApiProperty({ type: () => ResolutionView, isArray: true, description: 'What was decided about it, oldest first.' }) resolutions!: ResolutionView[];
}

export class UnappliedPageView {
  @Fen() unappliedFen!: number;
  @Fen({ description: 'Of it decided to be kept.' }) keptFen!: number;
  @Fen({ description: 'Of it waiting for a decision.' }) unresolvedFen!: number;
  @Fen({ description: 'Went back to the payers so far.' }) returnedFen!: number;
  @ApiProperty({ type: () => UnappliedPaymentView, isArray: true, description: 'Payments with something unapplied, or of which something was returned or reallocated, newest first.' }) items!: UnappliedPaymentView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
