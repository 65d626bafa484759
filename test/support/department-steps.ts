import type { Api } from './test-app.js';

export const departmentFigures = ['sent', 'acknowledged', 'acknowledgedLate', 'replied', 'repliedLate', 'declined', 'open', 'overdue'] as const;
type Figure = (typeof departmentFigures)[number];

export type DepartmentFigures = Record<Figure, number> & { acknowledgeMinutes: number | null; replyMinutes: number | null };

export interface DepartmentTimes {
  from: string;
  to: string;
  totals: DepartmentFigures;
  items: (DepartmentFigures & { department: { id: string } })[];
}

export interface DepartmentReferral {
  id: string;
  referralId: string;
  caseId: string;
  employerName: string;
  department: { id: string };
  ruledTo: { id: string } | null;
  state: string;
  sentAt: string;
  acknowledgedAt: string | null;
  acknowledgeBy: string | null;
  acknowledgeMinutes: number | null;
  acknowledgedLate: boolean;
  repliedAt: string | null;
  replyBy: string | null;
  replyMinutes: number | null;
  repliedLate: boolean;
  declinedAt: string | null;
  open: boolean;
  overdue: boolean;
}

type Query = Record<string, string>;

const ROOT = '/api/v1/department-times';

export const departmentTimes = async (api: Api, query: Query = {}): Promise<DepartmentTimes> => (await api.get(ROOT).query(query).expect(200)).body as DepartmentTimes;

/** Every referral that a figure counts, page by page. */
export async function departmentReferrals(api: Api, query: Query): Promise<DepartmentReferral[]> {
  const rows: DepartmentReferral[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await api.get(`${ROOT}/referrals`).query({ limit: '2', ...query, ...(cursor === '' ? {} : { cursor }) }).expect(200);
    rows.push(...(body.items as DepartmentReferral[]));
    cursor = body.nextCursor as string | null;
  }
  if (new Set(rows.map(({ id }) => id)).size !== rows.length) throw new Error('A referral stands on two pages');
  return rows;
}

/** What a row says of itself: whether a figure should count it. */
const counts: Readonly<Record<Figure, (row: DepartmentReferral) => boolean>> = {
  sent: () => true,
  acknowledged: ({ acknowledgedAt }) => acknowledgedAt !== null,
  acknowledgedLate: ({ acknowledgedLate }) => acknowledgedLate,
  replied: ({ repliedAt }) => repliedAt !== null,
  repliedLate: ({ repliedLate }) => repliedLate,
  declined: ({ declinedAt }) => declinedAt !== null,
  open: ({ open }) => open,
  overdue: ({ overdue }) => overdue,
};

/** Half of them took no longer. */
function medianOf(minutes: readonly (number | null)[]): number | null {
  const took = minutes.filter((one) => one !== null).sort((a, b) => a - b);
  return took[Math.ceil(took.length / 2) - 1] ?? null;
}

/** Every figure that differs from the rows it opens, of each department and of all together. */
export async function departmentFaults(api: Api, query: Query = {}): Promise<string[]> {
  const { from, to, totals, items } = await departmentTimes(api, query);
  const faults: string[] = [];
  const compare = async (name: string, figures: DepartmentFigures, of: Query): Promise<void> => {
    const found = new Map<Figure, DepartmentReferral[]>();
    for (const figure of departmentFigures) {
      const rows = await departmentReferrals(api, { from, to, ...of, figure });
      found.set(figure, rows);
      if (rows.length !== figures[figure] || !rows.every(counts[figure])) faults.push(`${name} ${figure}: ${figures[figure]}, rows ${rows.length}`);
    }
    const sent = found.get('sent') ?? [];
    for (const figure of departmentFigures) if (sent.filter(counts[figure]).length !== figures[figure]) faults.push(`${name} ${figure}: ${figures[figure]} of what was sent`);
    const medians = [medianOf((found.get('acknowledged') ?? []).map(({ acknowledgeMinutes }) => acknowledgeMinutes)), medianOf((found.get('replied') ?? []).map(({ replyMinutes }) => replyMinutes))];
    if (medians[0] !== figures.acknowledgeMinutes || medians[1] !== figures.replyMinutes) faults.push(`${name} medians ${figures.acknowledgeMinutes} ${figures.replyMinutes}, rows ${medians.join(' ')}`);
  };
  await compare('all', totals, {});
  for (const { department: { id }, ...figures } of items) await compare(id, figures, { departmentId: id });
  for (const figure of departmentFigures) if (items.reduce((sum, row) => sum + row[figure], 0) !== totals[figure]) faults.push(`${figure} does not add up`);
  return faults;
}

interface ClockItem {
  rule: string;
  subjectId: string;
  state: string;
  endedAt: string | null;
  dueAt: string | null;
  overdueMs: number | null;
}

/** Every row whose limits or lateness differ from what the clocks of its case tell. */
export async function clockFaults(api: Api, rows: readonly DepartmentReferral[]): Promise<string[]> {
  const faults: string[] = [];
  for (const row of rows) {
    const { body } = await api.get(`/api/v1/cases/${row.caseId}/deadlines`).expect(200);
    const met = (rule: string, at: string | null): ClockItem | undefined =>
      (body.items as ClockItem[]).find((clock) => clock.subjectId === row.referralId && clock.rule === rule && clock.state === 'met' && clock.endedAt === at);
    for (const [rule, at, by, late] of [['referralAcknowledge', row.acknowledgedAt, row.acknowledgeBy, row.acknowledgedLate], ['referralReply', row.repliedAt, row.replyBy, row.repliedLate]] as const) {
      const clock = at === null ? undefined : met(rule, at);
      if (late !== (clock !== undefined && clock.overdueMs !== null) || (at !== null && clock?.dueAt !== by)) faults.push(`${row.referralId} ${rule}: ${late} by ${by}, clock ${JSON.stringify(clock)}`);
    }
  }
  return faults;
}
