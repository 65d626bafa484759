/** Something about a proposed setting that forbids it, or that whoever decides should know. */
export interface Finding {
  code: string;
  /** Of the field it is about, `days.3.date`. */
  path: string;
  params?: Readonly<Record<string, string | number>>;
}

/** What is wrong with a proposal, all at once, and what is merely remarkable. */
export interface Findings {
  blockers: Finding[];
  warnings: Finding[];
}
