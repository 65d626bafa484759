import { Column, type ColumnOptions, type ValueTransformer } from 'typeorm';

const integer: ValueTransformer = {
  to: (value: number | null | undefined) => value,
  from: (value: string | number | null) => {
    if (value === null) return null;
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError('A stored integer is outside the exact range');
    return number;
  },
};

/** An exact integer of up to 2^53, such as an amount in fen: `bigint` in SQL, `number` here. */
export const ExactInteger = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: 'bigint', transformer: integer });

/** An instant, kept with milliseconds as JavaScript has them. */
export const InstantColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: 'timestamptz', precision: 3 });

/** A business date `YYYY-MM-DD`; never a `Date`, which would drag a zone in. */
export const DateColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ ...options, type: 'date' });

/** An amount in fen as a raw query answers it: `bigint` has no exact number in the driver. */
export type FenText = string;
