/** How a column is recognised by its heading. Headings are compared without blanks, brackets with what is in them, and stars. */
export interface ColumnRule<Key extends string> {
  readonly key: Key;
  /** What people call the column in messages. */
  readonly title: string;
  /** Headings that mean exactly this column, the better ones first. */
  readonly exact: readonly string[];
  /** Other headings that mean it. */
  readonly like?: RegExp;
  /** Headings that `like` would take by mistake. */
  readonly unlike?: RegExp;
  /** Without this column the table cannot be read. */
  readonly required?: boolean;
}

/** A heading reduced to what is compared. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[([【][^()[\]【】]*[)\]】]/g, '')
    .replace(/[*:#。、,]/g, '')
    .replace(/(?<=.)\/?(万元|千元|元)$/, '');
}

/** How well a heading fits a rule, 0 best; null when it does not. */
export function fit<Key extends string>(rule: ColumnRule<Key>, plain: string): number | null {
  const place = rule.exact.indexOf(plain);
  if (place >= 0) return place;
  return rule.like?.test(plain) === true && rule.unlike?.test(plain) !== true ? rule.exact.length : null;
}
