import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsDefined, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max,
  MaxLength, Min, MinLength, ValidateBy, ValidateIf, ValidateNested, type ValidationOptions,
} from 'class-validator';
import { formatYuan, MAX_AMOUNT_FEN } from '../money/fen.js';
import { isBusinessDate, isInstant } from '../time/formats.js';

/**
 * One decorator for each kind of field: validation, its error code, and the OpenAPI description, together. `optional` fields may
 * be absent; `nullable` ones may also be null.
 */
export interface FieldOptions {
  optional?: boolean;
  nullable?: boolean;
  description?: string;
  example?: unknown;
}

const presence = ({ optional, nullable }: FieldOptions): PropertyDecorator => {
  if (nullable) return optional ? IsOptional() : ValidateIf((_, value) => value !== null);
  return optional ? ValidateIf((_, value) => value !== undefined) : IsDefined({ context: { code: 'required' } });
};

const describe = (options: FieldOptions, schema: ApiPropertyOptions): PropertyDecorator =>
  ApiProperty({
    ...schema,
    required: !options.optional,
    ...(options.nullable ? { nullable: true } : {}),
    ...(options.description ? { description: options.description } : {}),
    ...(options.example !== undefined ? { example: options.example } : {}),
  } as ApiPropertyOptions);

const coded = (code: string, params?: Record<string, string | number>): ValidationOptions => ({ context: { code, params } });

/** A rule of its own beside those of a field's kind. */
export const check = (name: string, code: string, validate: (value: unknown) => boolean, params?: Record<string, string | number>): PropertyDecorator =>
  ValidateBy({ name, validator: { validate: (value) => validate(value), defaultMessage: () => name } }, coded(code, params));

/** What PostgreSQL cannot hold (NUL, lone surrogates) or screens cannot show. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Text of 1 to `max` characters (200 unless told), trimmed unless `exact`; `min: 0` lets it be empty. */
export const Text = (options: FieldOptions & { max?: number; min?: number; exact?: boolean } = {}): PropertyDecorator => {
  const max = options.max ?? 200;
  const min = options.min ?? 1;
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && !options.exact ? value.trim() : value)),
    presence(options), IsString(coded('notText')), MinLength(min, coded('tooShort')), MaxLength(max, coded('tooLong', { max })),
    check('noControlCharacters', 'controlCharacter', (value) => typeof value !== 'string' || !CONTROL.test(value)),
    describe(options, { type: String, minLength: min, maxLength: max }),
  );
};

/** A whole number between `min` and `max`. */
export const Int = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator => {
  const min = options.min ?? 0;
  const max = options.max ?? 1_000_000;
  return applyDecorators(
    presence(options), IsInt(coded('notAnInteger')), Min(min, coded('outOfRange', { min, max })), Max(max, coded('outOfRange', { min, max })),
    describe(options, { type: 'integer', minimum: min, maximum: max }),
  );
};

const isFen = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** An amount in fen: a whole number, not negative (`positive`: at least one fen), no larger than a sheet may hold. */
export const Fen = (options: FieldOptions & { positive?: boolean } = {}): PropertyDecorator => {
  const min = options.positive ? 1 : 0;
  return applyDecorators(
    presence(options),
    check('fen', 'notAFenAmount', isFen),
    check('fenNotZero', 'zeroFen', (value) => !isFen(value) || value >= min),
    check('fenNotTooLarge', 'tooManyFen', (value) => !isFen(value) || value <= MAX_AMOUNT_FEN, { maxYuan: formatYuan(MAX_AMOUNT_FEN) }),
    // Answers hold sums, which may be larger than any one amount.
    describe(options, { type: 'integer', minimum: min, ...(options.positive ? { maximum: MAX_AMOUNT_FEN } : {}) }),
  );
};

/** An ISO 8601 instant with a zone, `2025-01-05T09:30:00Z`. */
export const Instant = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(presence(options), check('instant', 'notAnInstant', isInstant), describe(options, { type: String, format: 'date-time' }));

/** A business date, `YYYY-MM-DD`, that exists. */
export const BusinessDate = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(presence(options), check('businessDate', 'notADate', isBusinessDate), describe(options, { type: String, format: 'date' }));

/** A month, `YYYY-MM`. */
export const Month = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(presence(options), IsString(coded('notAMonth')), Matches(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, coded('notAMonth')), describe(options, { type: String, pattern: '^\\d{4}-\\d{2}$' }));

/** A six-digit region code of GB/T 2260. */
export const RegionCode = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(presence(options), IsString(coded('notARegionCode')), Matches(/^[1-9]\d{5}$/, coded('notARegionCode')), describe(options, { type: String, pattern: '^[1-9]\\d{5}$' }));

/** One of a closed list. */
export const OneOf = (values: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(presence(options), IsIn(values, coded('notInList')), describe(options, { type: String, enum: [...values] }));

/** Several of a closed list, without repeats. */
export const SomeOf = (values: readonly string[], options: FieldOptions & { min?: number } = {}): PropertyDecorator =>
  applyDecorators(
    presence(options), IsArray(coded('notAList')), ArrayMinSize(options.min ?? 0, coded('tooFew', { min: options.min ?? 0 })), ArrayMaxSize(values.length, coded('tooMany', { max: values.length })),
    IsIn(values, { ...coded('notInList'), each: true }), check('distinct', 'duplicateItem', isDistinct),
    describe(options, { type: String, isArray: true, enum: [...values] }),
  );

export const Flag = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(presence(options), IsBoolean(coded('notABoolean')), describe(options, { type: Boolean }));

/** The id of a record. */
export const Id = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(presence(options), IsUUID(undefined, coded('notAnId')), describe(options, { type: String, format: 'uuid' }));

/** A list of ids, without repeats. */
export const Ids = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator => {
  const max = options.max ?? 200;
  return applyDecorators(
    presence(options), IsArray(coded('notAList')), ArrayMinSize(options.min ?? 0, coded('tooFew', { min: options.min ?? 0 })), ArrayMaxSize(max, coded('tooMany', { max })),
    IsUUID(undefined, { ...coded('notAnId'), each: true }), check('distinct', 'duplicateItem', isDistinct),
    describe(options, { type: String, format: 'uuid', isArray: true }),
  );
};

/** A list of short texts. */
export const Texts = (options: FieldOptions & { max?: number; maxLength?: number } = {}): PropertyDecorator => {
  const max = options.max ?? 50;
  const maxLength = options.maxLength ?? 1000;
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map((item: unknown) => (typeof item === 'string' ? item.trim() : item)) : value)),
    presence(options), IsArray(coded('notAList')), ArrayMaxSize(max, coded('tooMany', { max })), IsString({ ...coded('notText'), each: true }),
    MaxLength(maxLength, { ...coded('tooLong', { max: maxLength }), each: true }), MinLength(1, { ...coded('tooShort'), each: true }),
    check('noControlCharacters', 'controlCharacter', (value) => !Array.isArray(value) || value.every((item) => typeof item !== 'string' || !CONTROL.test(item))),
    describe(options, { type: String, isArray: true }),
  );
};

type Constructor = new () => object;

/** A nested object. */
export const Nested = (of: () => Constructor, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(presence(options), IsObject(coded('notAnObject')), ValidateNested(coded('notAnObject')), Type(of), describe(options, { type: () => of() }));

/** A list of nested objects. */
export const ListOf = (of: () => Constructor, options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator => {
  const max = options.max ?? 200;
  return applyDecorators(
    presence(options), IsArray(coded('notAList')), ArrayMinSize(options.min ?? 0, coded('tooFew', { min: options.min ?? 0 })), ArrayMaxSize(max, coded('tooMany', { max })),
    IsObject({ ...coded('notAnObject'), each: true }), ValidateNested({ ...coded('notAnObject'), each: true }), Type(of),
    describe(options, { type: () => of(), isArray: true }),
  );
};

/** An object whose fields depend on another one, such as an event's payload; validated where the event is known. */
export const AnyObject = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(presence(options), IsObject(coded('notAnObject')), describe(options, { type: 'object', additionalProperties: true }));

function isDistinct(value: unknown): boolean {
  return !Array.isArray(value) || new Set(value).size === value.length;
}
