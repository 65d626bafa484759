import { regionPrefix } from '../../auth/region.js';
import type { Actor } from '../../auth/roles.js';
import { caseScopeOfRows } from '../../cases/case-scope.js';
import { employerGroup, inEmployerGroups } from '../../cases/employer-sql.js';
import type { DateRange } from '../domain/due-range.js';
import { BOARD_DEBTS, BOARD_DUES, BOARD_RECEIPTS, netSumsWithout, rowsOfCases, type SumTable, sumsWithout } from './board-sums.js';
import type { BoardFilters } from './board.dto.js';

/** Filters whose `q` may have been looked up already: found cases stand in for the words. */
export type NarrowedFilters = BoardFilters & { caseIds?: readonly string[] };

/**
 * One question to the board, with the parameters it names. Figures and the rows they are made of ask it of the same rows `d`: of
 * `case_debts`, `case_dues` or `case_receipts`. A figure that is about places and kinds, not about single cases, may ask it of what
 * these rows come to instead.
 */
export class BoardScope {
  readonly params: unknown[];
  private readonly cases: string;
  private readonly walledOff: string;
  private readonly summed: boolean;

  /** @param figures whether sums over cases will do */
  constructor(actor: Actor, private readonly filters: NarrowedFilters, figures: 'figures' | 'rows' = 'rows') {
    const { region, walledOff, params } = caseScopeOfRows(actor, 'd');
    this.params = [...params];
    this.walledOff = walledOff;
    this.summed = figures === 'figures' && !namesCases(filters);
    this.cases = [region, ...(this.summed ? [] : [`d.case_id <> ALL (${walledOff})`]), ...this.caseConditions()].join(' AND ');
  }

  /** Rows `d` of what is owed, for `owed` or `owedByKind`. The day of each has a case that owes something since then. */
  get debts(): string {
    return this.summed ? `${netSumsWithout(BOARD_DEBTS, this.walledOff)} d` : this.rowsOf(BOARD_DEBTS);
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

  /** All kinds together, and each by itself: conditions that have no row in common, one for each index of rows of cases. */
  get owedBothWays(): string[] {
    if (this.filters.kind !== undefined) return [this.owedByKind];
    return this.summed ? [`${this.cases} AND d.is_open`] : [this.owed, this.owedByKind];
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
    return `${this.summed ? sumsWithout(table, this.walledOff) : rowsOfCases(table)} d`;
  }

  private ofKind(): string {
    return this.filters.kind === undefined ? '' : ` AND d.kind = ${this.bind(this.filters.kind)}`;
  }

  private caseConditions(): string[] {
    const { regionCode, regionOnly, supervisorId, unsupervised, employerKey, q, caseIds } = this.filters;
    const conditions: string[] = [];
    if (regionCode !== undefined) conditions.push(regionOnly ? `d.region_code = ${this.bind(regionCode)}` : `d.region_code LIKE ${this.bind(`${regionPrefix(regionCode)}%`)}`);
    if (supervisorId !== undefined) conditions.push(`d.supervisor_id = ${this.bind(supervisorId)}`);
    if (unsupervised !== undefined) conditions.push(`d.supervisor_id IS ${unsupervised ? '' : 'NOT '}NULL`);
    if (employerKey !== undefined) conditions.push(`d.case_id IN (SELECT f.id FROM cases f WHERE ${inEmployerGroups('f', this.bind([employerKey]))})`);
    if (caseIds !== undefined) conditions.push(`d.case_id = ANY(${this.bind(caseIds)}::uuid[])`);
    else if (q !== undefined) conditions.push(`d.case_id IN (SELECT f.id FROM cases f WHERE ${namesCase('f', this.bind(q.toLowerCase()))})`);
    return conditions;
  }
}

/** Whether single cases are asked for, by their employer or by name. */
const namesCases = ({ employerKey, q, caseIds }: NarrowedFilters): boolean => employerKey !== undefined || q !== undefined || caseIds !== undefined;

/** A condition on cases: `words`, in small letters, are part of the employer's name or of the number. */
export const namesCase = (row: string, words: string): string => `(strpos(lower(${row}.employer_name), ${words}) > 0 OR strpos(lower(${row}.number), ${words}) > 0)`;

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
