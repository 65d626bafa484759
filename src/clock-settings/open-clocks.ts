import type { EntityManager } from 'typeorm';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { olderCalendarSql, parseCalendarName } from '../deadlines/domain/calendar-name.js';
import type { WorkingTime } from '../deadlines/domain/clock-arithmetic.js';
import { FIRST_YEAR, LAST_YEAR } from '../deadlines/domain/statutory-holidays.js';
import type { RiskLevel } from '../deadlines/domain/deadline-rules.js';
import type { MovePlan } from './domain/move-plan.js';

/** Plans that are about all cases. */
export type WidePlan = Exclude<MovePlan, { kind: 'newest' }>;

interface Condition {
  sql: string;
  params: unknown[];
}

const OPEN = `d.state IN ('running', 'suspended')`;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The years whose notice a calendar knows. */
const knownYears = ({ calendar }: WorkingTime): number[] =>
  Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i).filter((year) => !calendar.isProvisionalYear(year));

/** The open clocks a plan may be about; each has left this set once it was moved. */
function conditionOf(plan: WidePlan): Condition {
  switch (plan.kind) {
    case 'rule':
      return {
        sql: `${OPEN} AND d.code = $1 AND (d.rule->>'version')::int < $2::int AND d.rule->>'unit' <> 'agreedDate' AND d.rule->'ownLength' IS NULL`,
        params: [plan.rule.code, plan.rule.version],
      };
    case 'calendar':
      return { sql: `${OPEN} AND ${OLDER}`, params: nameOf(plan.time) };
    case 'arrival':
      return { sql: `${OPEN} AND ${OLDER} AND d.provisional_year = ANY($3::int[])`, params: [...nameOf(plan.time), knownYears(plan.time)] };
  }
}

/** Of a calendar older than the one that `$1` and `$2` name. */
const OLDER = olderCalendarSql('d.calendar_version', '$1::int', '$2::int');

function nameOf({ calendar }: WorkingTime): [seq: number, publishedThrough: number] {
  const { seq, publishedThrough } = parseCalendarName(calendar.version);
  return [seq, publishedThrough];
}

export async function countClocks(m: EntityManager, plan: WidePlan): Promise<number> {
  const { sql, params } = conditionOf(plan);
  const [{ n }] = await m.query<[{ n: number }]>(`SELECT count(*)::int AS n FROM deadlines d WHERE ${sql}`, params);
  return n;
}

/** The next clocks after `cursor` in the order of their ids. */
export function nextClocks(m: EntityManager, plan: WidePlan, cursor: string | null, limit: number): Promise<{ id: string; caseId: string }[]> {
  const { sql, params } = conditionOf(plan);
  const n = params.length;
  return m.query(
    `SELECT d.id, d.case_id AS "caseId" FROM deadlines d WHERE ${sql} AND d.id > $${n + 1}::uuid ORDER BY d.id LIMIT $${n + 2}`,
    [...params, cursor ?? NOBODY, limit],
  );
}

/** A clock with what is asked of its case. */
export interface ClockOfCase {
  row: DeadlineRow;
  caseNumber: string;
  riskLevel: RiskLevel;
}

/** All clocks a plan may be about, page by page. */
export async function* clocksOfPlan(m: EntityManager, plan: WidePlan, pageSize = 500): AsyncGenerator<ClockOfCase[], void> {
  let cursor: string | null = null;
  for (;;) {
    const next: { id: string; caseId: string }[] = await nextClocks(m, plan, cursor, pageSize);
    if (next.length === 0) return;
    cursor = next.at(-1)?.id ?? null;
    const ids = next.map(({ id }) => id);
    const rows = await m.createQueryBuilder(DeadlineRow, 'd').where('d.id = ANY(:ids)', { ids }).getMany();
    yield withCases(rows, await casesOf(m, next.map(({ caseId }) => caseId)));
  }
}

type CaseFacts = Pick<ClockOfCase, 'caseNumber' | 'riskLevel'>;

async function casesOf(m: EntityManager, ids: readonly string[]): Promise<Map<string, CaseFacts>> {
  const rows = await m.query<(CaseFacts & { id: string })[]>('SELECT id, number AS "caseNumber", risk_level AS "riskLevel" FROM cases WHERE id = ANY($1::uuid[])', [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

const withCases = (rows: readonly DeadlineRow[], cases: ReadonlyMap<string, CaseFacts>): ClockOfCase[] =>
  rows.flatMap((row) => {
    const kase = cases.get(row.caseId);
    return kase ? [{ row, caseNumber: kase.caseNumber, riskLevel: kase.riskLevel }] : [];
  });
