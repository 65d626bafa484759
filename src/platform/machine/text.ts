/** One sentence or label in both languages; `{name}` marks a parameter. */
export type Text = Readonly<Record<'zh-CN' | 'en', string>>;

/** Parameters of a message: plain values, so that they can be stored and sent as JSON; never personal data. */
export type TextParams = Readonly<Record<string, string | number>>;

/** The names of the parameters a template asks for, sorted. */
export function paramNames(template: string): string[] {
  return [...new Set([...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
}
