import type { StatementTable } from './statement-document.js';
import { summedTable } from './statement-document.js';
import type { StatementTexts } from './statement-texts.js';

/** Some tables of one case, each known by its name. */
export interface TablesOfCase {
  readonly number: string;
  readonly tables: readonly StatementTable[];
}

/** The tables of one name as one, the number of the case before each row; null where no case has one of that name. */
export function tableOfCases(name: string, cases: readonly TablesOfCase[], texts: StatementTexts): StatementTable | null {
  const { say } = texts;
  const found = cases.flatMap(({ number, tables }) => tables.filter((table) => table.name === name).map((table) => ({ number, table })));
  const [first] = found;
  if (!first) return null;
  const { title, columns } = first.table;
  const rows = found.flatMap(({ number, table }) => table.rows.map((row) => [number, ...row]));
  return summedTable({ name, title, columns: [{ heading: say('fact.case'), kind: 'text', width: 22 }, ...columns], rows }, say('total'));
}
