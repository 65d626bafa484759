import { formatYuan } from '../platform/money/fen.js';
import type { Locale } from '../platform/observe/request-context.js';

interface Issue {
  readonly code: string;
  readonly message: string;
}

/**
 * An issue as a reader of `locale` is told of it: its own text, or in English that of its code.
 * @param english text by code; `{name}` stands for the issue's value of that name, one that ends with `Fen` for an amount
 */
export function inLanguage<I extends Issue>(issue: I, english: Readonly<Record<string, string>>, locale: Locale | undefined): I {
  const text = locale === 'en' ? english[issue.code] : undefined;
  return text === undefined ? issue : { ...issue, message: fill(text, issue as unknown as Record<string, unknown>) };
}

/** As `inLanguage`, of each. */
export const allInLanguage = <I extends Issue>(issues: readonly I[], english: Readonly<Record<string, string>>, locale: Locale | undefined): I[] =>
  issues.map((issue) => inLanguage(issue, english, locale));

/** What a value is not known of, as with issues that were kept before it was, is an ellipsis. */
const fill = (text: string, values: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (typeof value === 'number' && name.endsWith('Fen')) return formatYuan(value);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '…';
  });
