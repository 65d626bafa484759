const MAX = 2_147_483_647;

/** Whether a value of a cursor fits a column of whole numbers; anything else was not ours. */
export const isRowNumber = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX;
