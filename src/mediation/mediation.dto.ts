import { applyDecorators } from '@nestjs/common';
import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { mediationOutcomes, sessionPurposes, type MediationOutcome, type SessionPurpose } from '../cases/domain/vocabulary.js';
import { Fen, Flag, Instant, Int, ListOf, OneOf, SomeOf, Text, Texts } from '../platform/http/fields.js';
import { offerers, type Offerer } from './domain/offer.js';
import { sessionForms, type SessionForm } from './domain/session-form.js';

export class WorkerSessionBody {
  @OneOf(sessionForms, { description: '座谈、走访、电话、网络或其他.' })
  form!: SessionForm;

  @Instant()
  heldAt!: string;

  @SomeOf(sessionPurposes, { min: 1 })
  purposes!: SessionPurpose[];

  @Int({ min: 1, max: 100_000 })
  workersPresent!: number;

  @Texts({ max: 200, maxLength: 2000, description: 'What the workers said.' })
  opinions!: string[];

  @Int({ optional: true, min: 1, max: 5, description: 'From 1, calm, to 5, about to act.' })
  tension?: number;

  @Text({ max: 20_000 })
  record!: string;
}

export class OfferBody {
  @OneOf(offerers, { description: 'Who made the offer.' })
  by!: Offerer;

  @Text({ max: 2000 })
  text!: string;

  @Fen({ optional: true, description: 'The amount offered, where one was named.' })
  amountFen?: number;
}

/** Offers as objects or, where nobody noted who made them, as plain texts, which then stand as the union's own. */
const Offers = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map((item: unknown) => (typeof item === 'string' ? plainOffer(item) : item)) : value)),
    ListOf(() => OfferBody, { max: 50 }),
    ApiProperty({
      type: 'array', maxItems: 50, items: { oneOf: [{ $ref: getSchemaPath(OfferBody) }, { type: 'string', minLength: 1, maxLength: 2000 }] },
      description: 'Each an object, or a plain text, which is kept as an offer of the union.',
    }),
  );

export class MediationBody {
  @Instant()
  heldAt!: string;

  @Texts({ max: 100, maxLength: 200, description: 'Name and part of each, as it was written down.' })
  attendees!: string[];

  @Flag()
  heardWorkers!: boolean;

  @Flag()
  heardEmployer!: boolean;

  @Text({ optional: true, max: 8000 })
  workersPosition?: string;

  @Text({ optional: true, max: 8000 })
  employerPosition?: string;

  @Texts({ max: 50, maxLength: 1000, description: 'Laws and articles that were explained.' })
  lawExplained!: string[];

  @Offers()
  offers!: OfferBody[];

  @Text({ max: 20_000 })
  record!: string;

  @OneOf(mediationOutcomes)
  outcome!: MediationOutcome;
}

function plainOffer(text: string): OfferBody {
  return Object.assign(new OfferBody(), { by: 'union', text: text.trim() });
}
