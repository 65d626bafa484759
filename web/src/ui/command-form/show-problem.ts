import type { FormInstance } from 'antd';
import type { ProblemError } from '@/lib/problem';

type FieldName = (string | number)[];

/** `instalments.0.amountFen` → ['instalments', 0, 'amountFen']. */
export const fieldOf = (path: string): FieldName => path.replaceAll(/\[(\d+)\]/g, '.$1').split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/**
 * Puts each error and blocker that names a field of the form to that field, and leads to the first of them.
 * @returns the paths that are shown; the others stand above the form
 */
export function showAtFields(form: FormInstance, { problem: { errors = [], blockers = [] } }: ProblemError): string[] {
  const fields = new Map(form.getFieldsError().map(({ name }) => [name.join('.'), name]));
  const messages = new Map<string, string[]>();
  for (const { path, message } of [...errors, ...blockers]) {
    if (path === null) continue;
    const key = fieldOf(path).join('.');
    if (fields.has(key)) messages.set(key, [...(messages.get(key) ?? []), message]);
  }
  form.setFields([...messages].map(([key, texts]) => ({ name: fieldOf(key), errors: texts })));
  const first = [...fields].find(([key]) => messages.has(key));
  if (first) form.scrollToField(first[1], { behavior: 'instant', block: 'center', focus: true });
  return [...errors, ...blockers].flatMap(({ path }) => (path !== null && messages.has(fieldOf(path).join('.')) ? [path] : []));
}
