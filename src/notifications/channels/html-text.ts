/** HTML that is finished: what is put into another piece goes in as it is. Made by `html` only. */
export class HtmlText {
  constructor(readonly markup: string) {}
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A template whose every value is escaped, unless it is HTML that this template made: nothing can be forgotten. */
export function html(strings: TemplateStringsArray, ...values: readonly (string | HtmlText | readonly HtmlText[])[]): HtmlText {
  return new HtmlText(strings.reduce((whole, part, i) => `${whole}${written(values[i - 1] ?? '')}${part}`));
}

function written(value: string | HtmlText | readonly HtmlText[]): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
  return value instanceof HtmlText ? value.markup : value.map(({ markup }) => markup).join('');
}
