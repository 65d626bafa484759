import type { CreateCaseBody } from '@/api/types.gen';
import type { IntakeValues } from './intake-fields';

/** Without what was left empty: the API takes a field that is there as meant. */
export function toBody(values: IntakeValues): CreateCaseBody {
  return (filled(values) ?? {}) as CreateCaseBody;
}

function filled(value: unknown): unknown {
  if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const parts = Object.entries(value).flatMap(([name, part]) => {
    const kept = filled(part);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}
