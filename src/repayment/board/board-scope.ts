import { regionPrefix } from '../../auth/region.js';
import type { Actor } from '../../auth/roles.js';
import { caseScopeOfRows } from '../../cases/case-scope.js';
import { employerGroup, inEmployerGroups } from '../../cases/employer-sql.js';
import type { DateRange } from '../domain/due-range.js';
import { BOARD_DEBTS, BOARD_DUES, BOARD_RECEIPTS, netSumsWithout, rowsOfCases, type SumTable, sumsWithout } from './board-sums.js';
import type { BoardFilters } from './board.dto.js';

/** What the words of a search came to, one of these; ids are an array, or the database’s literal of one. */
export interface FoundCases {
  /** The cases that they name. */
  only?: string | readonly string[];
  /** Those that they do not name, where more are named. */
  without?: string;
  /** So many on both sides that each question looks them up anew. */
  words?: string;
}

/** Filters after the words of a search were looked up, about one employer or several. */
export type Narrowed<Filters extends BoardFilters> = Omit<Filters, 'q'> & { q?: undefined; found?: FoundCases; employerKeys?: readonly string[] };
export type NarrowedFilters = Narrowed<BoardFilters>;

/**
 * What a question wants of the rows: `figures` about places, kinds and days, `groups` about cases or employers, for both of which all rows are looked at,
 * or some `rows` in their order.
 */
export type Wanted = 'figures' | 'groups' | 'rows';

/**
 * One question to the board, with the parameters it names. Figures and the rows they are made of ask it of the same rows `d`: of
 * `case_debts`, `case_dues` or `case_receipts`. A figure that is about places and kinds, not about single cases, may ask it of what
 * these rows come to instead.
 */
export class BoardScope {
  readonly params: unknown[];
  private readonly cases: string;
  /** Cases that sums must not tell of: an SQL array. */
  private readonly leftOut: string;
  private readonly summed: boolean;

  constructor(actor: Actor, private readonly filters: NarrowedFilters, private readonly wanted: Wanted = 'rows') {
    const { region, walledOff, params } = caseScopeOfRows(actor, 'd');
    this.params = [...params];
    const leftOut = [walledOff, ...(filters.found?.without === undefined ? [] : [`${this.bind(filters.found.without)}::uuid[]`])];
    this.leftOut = leftOut.join(' || ');
    this.summed = wanted === 'figures' && !namesCases(filters);
    this.cases = [region, ...(this.summed ? [] : leftOut.map((ids) => `d.case_id <> ALL (${ids})`)), ...this.caseConditions()].join(' AND ');
  }

  /** Rows `d` of what is owed, for `owed` or `owedByKind`. The day of each has a case that owes something since then. */
  get debts(): string {
    return this.summed ? `${netSumsWithout(BOARD_DEBTS, this.leftOut)} d` : this.rowsOf(BOARD_DEBTS);
  }

  /** Rows `d` of what falls due, for `owed` or `owedByKind`. */
  get dues(): string {
    return this.rowsOf(BOARD_DUES);
  }

  /** Rows `d` of what was paid, for `received`. */
  get receipts(): string {
    return this.rowsOf(BOARD_RECEIPTS);
  }

  /** Adds a parameter and answers its name. */
  bind(value: unknown): string {
    return `$${this.params.push(value)}`;
  }

  /** What open cases owe: of the kind asked for, or of all kinds together. */
  get owed(): string {
    return this.filters.kind === undefined ? `${this.cases} AND d.is_open AND d.kind = 'all'` : this.owedByKind;
  }

  /** The same, each kind by itself. */
  get owedByKind(): string {
    return `${this.cases} AND d.is_open AND d.kind <> 'all'${this.ofKind()}`;
  }

  /** All kinds together, and each by itself: conditions that have no row in common, one for each index where all cases are looked through. */
  get owedBothWays(): string[] {
    if (this.filters.kind !== undefined) return [this.owedByKind];
    return this.summed || this.filters.found?.only !== undefined ? [`${this.cases} AND d.is_open`] : [this.owed, this.owedByKind];
  }

  /** What employers paid, on cases that have ended too. */
  get received(): string {
    return `${this.cases}${this.ofKind()}`;
  }

  /** A condition on a date. */
  within(column: string, { from, to }: DateRange): string {
    return `${column} BETWEEN ${this.bind(from)}::date AND ${this.bind(to)}::date`;
  }

  private rowsOf(table: SumTable): string {
    return `${this.summed ? sumsWithout(table, this.leftOut) : rowsOfCases(table)} d`;
  }

  private ofKind(): string {
    return this.filters.kind === undefined ? '' : ` AND d.kind = ${this.bind(this.filters.kind)}`;
  }

  private caseConditions(): string[] {
    const { regionCode, regionOnly, supervisorId, unsupervised } = this.filters;
    const conditions: string[] = [];
    if (regionCode !== undefined) conditions.push(regionOnly ? `d.region_code = ${this.bind(regionCode)}` : `d.region_code LIKE ${this.bind(`${regionPrefix(regionCode)}%`)}`);
    if (supervisorId !== undefined) conditions.push(`d.supervisor_id = ${this.bind(supervisorId)}`);
    if (unsupervised !== undefined) conditions.push(`d.supervisor_id IS ${unsupervised ? '' : 'NOT '}NULL`);
    return [...conditions, ...this.namedConditions()];
  }

  private namedConditions(): string[] {
    const { only, words } = this.filters.found ?? {};
    const keys = employersOf(this.filters);
    const ids = only === undefined ? '' : `${this.bind(only)}::uuid[]`;
    // From the cases to their rows one by one, where all of these are wanted: every row of the time asked for would be compared with a plain list of ids.
    if (only !== undefined && !keys) return [this.wanted === 'rows' ? `d.case_id = ANY(${ids})` : `d.case_id IN (SELECT unnest(${ids}))`];
    const ofCases = [
      ...(keys ? [inEmployerGroups('f', this.bind(keys))] : []), ...(only === undefined ? [] : [`f.id = ANY(${ids})`]),
      ...(words === undefined ? [] : [namesCase('f', words, (value) => this.bind(value))]),
    ];
    return ofCases.length === 0 ? [] : [`d.case_id IN (SELECT f.id FROM cases f WHERE ${ofCases.join(' AND ')})`];
  }
}

const employersOf = ({ employerKey, employerKeys }: NarrowedFilters): readonly string[] | undefined => employerKeys ?? (employerKey === undefined ? undefined : [employerKey]);

/** Whether single cases are asked for, by their employer or by name. */
const namesCases = (filters: NarrowedFilters): boolean => employersOf(filters) !== undefined || filters.found?.only !== undefined || filters.found?.words !== undefined;

/** A condition on cases: `words` are part of the employer's name or of the number, in capital or small letters. */
export function namesCase(row: string, words: string, bind: (value: string) => string): string {
  const small = words.toLowerCase();
  const place = bind(small);
  // To make small letters of every name takes longer than to look through it, and most words have none.
  const text = small === words.toUpperCase() ? (column: string) => column : (column: string) => `lower(${column})`;
  return `(strpos(${text(`${row}.employer_name`)}, ${place}) > 0 OR strpos(${text(`${row}.number`)}, ${place}) > 0)`;
}

/** The columns of `cases c` and its supervisor `u` that a row tells of its case. */
export const CASE_REF = `c.id AS case_id, c.number, c.state, c.employer_name, ${employerGroup('c')} AS employer_key, c.region_code, c.supervisor_id, u.name AS supervisor_name`;

/** Joins them to rows `d`. */
export const JOIN_CASE = 'JOIN cases c ON c.id = d.case_id LEFT JOIN users u ON u.id = c.supervisor_id';

export interface CaseRefRow {
  case_id: string;
  number: string;
  state: string;
  employer_name: string;
  employer_key: string;
  region_code: string;
  supervisor_id: string | null;
  supervisor_name: string | null;
}
