import { ApiProperty } from '@nestjs/swagger';
import { PersonView } from '../cases/case.view.js';
import { mediationOutcomes, sessionPurposes } from '../cases/domain/vocabulary.js';
import { Fen, Flag, Id, Instant, Int, OneOf, SomeOf, Text, Texts } from '../platform/http/fields.js';
import { offerers } from './domain/offer.js';
import { sessionForms } from './domain/session-form.js';

export class WorkerSessionView {
  @Id() id!: string;
  @OneOf(sessionForms) form!: string;
  @Instant() heldAt!: string;
  @SomeOf(sessionPurposes) purposes!: string[];
  @Int() workersPresent!: number;
  @Texts({ max: 200, maxLength: 2000 }) opinions!: string[];
  @Int({ nullable: true, min: 1, max: 5 }) tension!: number | null;
  @Text({ max: 20_000 }) record!: string;
  @ApiProperty({ type: () => PersonView, nullable: true }) recordedBy!: PersonView | null;
  @Instant() recordedAt!: string;
}

export class WorkerSessionPageView {
  @ApiProperty({ type: () => WorkerSessionView, isArray: true }) items!: WorkerSessionView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class OfferView {
  @OneOf(offerers) by!: string;
  @Text({ max: 2000 }) text!: string;
  @Fen({ nullable: true }) amountFen!: number | null;
}

export class MediationView {
  @Id() id!: string;
  @Instant() heldAt!: string;
  @Texts({ max: 100 }) attendees!: string[];
  @Flag() heardWorkers!: boolean;
  @Flag() heardEmployer!: boolean;
  @Text({ nullable: true, max: 8000 }) workersPosition!: string | null;
  @Text({ nullable: true, max: 8000 }) employerPosition!: string | null;
  @Texts() lawExplained!: string[];
  @ApiProperty({ type: () => OfferView, isArray: true }) offers!: OfferView[];
  @Text({ max: 20_000 }) record!: string;
  @OneOf(mediationOutcomes) outcome!: string;
  @ApiProperty({ type: () => PersonView, nullable: true }) recordedBy!: PersonView | null;
  @Instant() recordedAt!: string;
}

export class MediationPageView {
  @ApiProperty({ type: () => MediationView, isArray: true }) items!: MediationView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
