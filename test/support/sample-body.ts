import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = Record<string, unknown> & { $ref?: string; type?: string | string[]; enum?: unknown[]; properties?: Record<string, Schema>; required?: string[]; items?: Schema; anyOf?: Schema[]; oneOf?: Schema[]; allOf?: Schema[]; minItems?: number };

/** A value of the right shape, made from its schema: what it says does not matter, only that it is not refused for its shape. */
export function sampleOf(document: OpenAPIObject, schema: Schema): unknown {
  if (schema.$ref) return sampleOf(document, (document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}) as Schema);
  if (schema['example'] !== undefined) return schema['example'];
  const [choice] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (choice) return sampleOf(document, choice);
  if (schema.enum) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'integer':
    case 'number':
      return Number(schema['minimum'] ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return [sampleOf(document, schema.items ?? {})];
    case 'string':
      return sampleText(schema);
    default:
      return Object.fromEntries((schema.required ?? []).map((name) => [name, sampleOf(document, schema.properties?.[name] ?? {})]));
  }
}

function sampleText({ format, pattern }: Schema): string {
  if (format === 'uuid') return '00000000-0000-4000-8000-000000000000';
  if (format === 'date-time') return '2024-12-01T00:00:00Z';
  if (format === 'date') return '2024-12-01';
  if (typeof pattern === 'string') return pattern.includes('\\d{5}') ? '640302' : '2024-12';
  return '文字';
}
