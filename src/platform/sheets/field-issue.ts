/** Something about one cell. `column` is the heading as the sheet shows it; `message` never repeats the cell's content. */
export interface FieldIssue<Code extends string = string> {
  readonly column: string;
  readonly code: Code;
  readonly message: string;
}
