import { regionPrefix } from '../../auth/region.js';
import type { Actor } from '../../auth/roles.js';
import { caseScope } from '../../cases/case-scope.js';
import { openCaseStates } from '../../cases/domain/vocabulary.js';
import type { DateRange } from '../domain/due-range.js';
import type { BoardFilters } from './board.dto.js';

/**
 * The parts of a question to the board, with the parameters they name: figures and the rows they are made of are built of the
 * same parts, over `cases c` with `case_debts d`, `plan_instalments i` or `payments p`.
 */
export class BoardScope {
  readonly params: unknown[];
  private readonly cases: string;

  constructor(actor: Actor, private readonly filters: BoardFilters) {
    const scope = caseScope(actor, 1);
    this.params = [...scope.params];
    this.cases = [scope.sql, ...this.caseConditions()].join(' AND ');
  }

  /** Adds a parameter and answers its name. */
  bind(value: unknown): string {
    return `$${this.params.push(value)}`;
  }

  /** Debts of open cases: what ended cases owe is no longer followed here. */
  get debts(): string {
    const kind = this.filters.kind === undefined ? `d.kind = 'all'` : this.ofKind('d');
    return `${this.openCases} AND ${kind}`;
  }

  /** The same debts, each kind for itself. */
  get debtsByKind(): string {
    return `${this.openCases} AND ${this.filters.kind === undefined ? `d.kind <> 'all'` : this.ofKind('d')}`;
  }

  /** What is open on plans, instalment by instalment: sums to the debts that have a day. */
  get instalments(): string {
    return [this.openCases, 'i.open_fen > 0', ...(this.filters.kind === undefined ? [] : [this.ofKind('i')])].join(' AND ');
  }

  /** What employers paid, also on cases that have ended; a fund's advance is not theirs. */
  get payments(): string {
    return [this.cases, `p.method <> 'fundAdvance'`, ...(this.filters.kind === undefined ? [] : [this.ofKind('p')])].join(' AND ');
  }

  /** A condition on a date. */
  within(column: string, { from, to }: DateRange): string {
    return `${column} BETWEEN ${this.bind(from)}::date AND ${this.bind(to)}::date`;
  }

  private get openCases(): string {
    return `${this.cases} AND c.state = ANY(${this.bind(openCaseStates)})`;
  }

  private ofKind(table: string): string {
    return `${table}.kind = ${this.bind(this.filters.kind)}`;
  }

  private caseConditions(): string[] {
    const { regionCode, regionOnly, supervisorId, unsupervised, employerKey, q } = this.filters;
    const conditions: string[] = [];
    if (regionCode !== undefined) conditions.push(regionOnly ? `c.region_code = ${this.bind(regionCode)}` : `c.region_code LIKE ${this.bind(`${regionPrefix(regionCode)}%`)}`);
    if (supervisorId !== undefined) conditions.push(`c.supervisor_id = ${this.bind(supervisorId)}`);
    if (unsupervised !== undefined) conditions.push(`c.supervisor_id IS ${unsupervised ? '' : 'NOT '}NULL`);
    if (employerKey !== undefined) conditions.push(`c.employer_key = ${this.bind(employerKey)}`);
    if (q !== undefined) {
      const like = this.bind(`%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`);
      conditions.push(`(lower(c.employer_name) LIKE ${like} OR lower(c.number) LIKE ${like})`);
    }
    return conditions;
  }
}

/** What a payment or a reversal counts for, in fen: a reversal has the amounts and the date of the payment it takes back. */
export const COUNTED = '(CASE WHEN p.reversal_of IS NULL THEN 1 ELSE -1 END * (p.amount_fen + p.deductions_fen))';

/** The columns of `cases c` and its supervisor `u` that a row tells of its case. */
export const CASE_REF = 'c.id AS case_id, c.number, c.state, c.employer_name, c.employer_key, c.region_code, c.supervisor_id, u.name AS supervisor_name';

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

export const toCaseRef = (row: CaseRefRow): { caseId: string; number: string; state: string; employerName: string; employerKey: string; regionCode: string; supervisorId: string | null; supervisorName: string | null } => ({
  caseId: row.case_id, number: row.number, state: row.state, employerName: row.employer_name, employerKey: row.employer_key, regionCode: row.region_code,
  supervisorId: row.supervisor_id, supervisorName: row.supervisor_name,
});
