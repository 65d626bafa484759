import type { KeyCheck } from '../../platform/http/cursor-keys.js';
import { isBusinessDate } from '../../platform/time/formats.js';
import { NO_DAY } from '../domain/case-debts.js';

export const isDayOrNone: KeyCheck<string> = (value): value is string => value === NO_DAY || isBusinessDate(value);
