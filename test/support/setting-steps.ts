import type { JobName } from '../../src/platform/jobs/job-definitions.js';
import type { TestUser } from './people.js';
import type { TestApp } from './test-app.js';

export interface NoticeDay { date: string; working: boolean; name?: string }

const off = (name: string, ...dates: string[]): NoticeDay[] => dates.map((date) => ({ date, working: false, name }));
const makeUp = (...dates: string[]): NoticeDay[] => dates.map((date) => ({ date, working: true }));
const span = (month: string, first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => `2027-${month}-${String(first + i).padStart(2, '0')}`);

/** A notice for 2027 as it might be: 13 statutory days, the rest exchanged. 02-11 is off and 02-13 worked, against what can be computed. */
export const noticeOf2027 = (): NoticeDay[] => [
  ...off('元旦', ...span('01', 1, 3)),
  ...off('春节', ...span('02', 5, 11)), ...makeUp('2027-02-13'),
  ...off('清明', ...span('04', 3, 5)),
  ...off('劳动节', ...span('05', 1, 5)), ...makeUp('2027-05-08'),
  ...off('端午', '2027-06-09'),
  ...off('中秋', '2027-09-15'),
  ...off('国庆节', ...span('10', 1, 7)), ...makeUp('2027-09-26', '2027-10-09'),
];

type Answer = { status: number; body: Record<string, unknown> & { code?: string; blockers?: { code: string; path: string | null; message: string }[]; moveId?: string | null } };

/** Sends as the administrator, or as somebody else, whatever the answer. */
export async function tell(t: TestApp, method: 'post' | 'put', path: string, body: object, by: TestUser = 'admin'): Promise<Answer> {
  const { status, body: answer } = await (await t.as(by))[method](`/api/v1${path}`).send(body);
  return { status, body: answer as Answer['body'] };
}

/** The version of the calendar now. */
export const calendarVersion = async (t: TestApp): Promise<number> =>
  (await (await t.as('admin')).get('/api/v1/calendar/years/2026').expect(200)).body.version as number;

/** The newest version of a rule. */
export async function newestVersion(t: TestApp, code: string): Promise<number> {
  const { body } = await (await t.as('admin')).get('/api/v1/deadline-rules').expect(200);
  return (body.items as { code: string; newestVersion: number }[]).find((rule) => rule.code === code)?.newestVersion ?? 0;
}

/** Runs a move to its end, as the workers would. */
export async function finishMove(t: TestApp, id: string): Promise<Record<string, unknown>> {
  for (let run = 0; run < 50; run += 1) {
    const { body } = await (await t.as('admin')).get(`/api/v1/clock-moves/${id}`).expect(200);
    if (body.state === 'done') return body as Record<string, unknown>;
    await t.runJob('clocks.move', { id });
  }
  throw new Error('The move does not end');
}

/** Jobs asked for and not yet handed on, of one name. */
export const askedFor = async (t: TestApp, job: JobName): Promise<string[]> =>
  (await t.db.query<{ id: string }[]>(`SELECT payload->>'id' AS id FROM outbox WHERE job = $1 AND dispatched_at IS NULL ORDER BY created_at, id`, [job])).map(({ id }) => id);

export interface StoredClock {
  id: string;
  code: string;
  due_at: Date | null;
  calendar_version: string;
  version: string;
  generation: number;
  provisional_year: number | null;
}

/** The open clocks of a case, or of all. */
export const openClocks = (t: TestApp, caseId?: string): Promise<StoredClock[]> =>
  t.db.query(
    `SELECT id, code, due_at, calendar_version, rule->>'version' AS version, generation, provisional_year FROM deadlines
      WHERE state IN ('running', 'suspended') AND ($1::uuid IS NULL OR case_id = $1) ORDER BY code, id`,
    [caseId ?? null],
  );

/** The entries of a case's timeline of one type, newest first. */
export async function entriesOf(t: TestApp, caseId: string, type: string): Promise<{ text: string; actor: { id: string } | null; data: Record<string, string> }[]> {
  const { body } = await (await t.as('lead')).get(`/api/v1/cases/${caseId}/timeline?limit=200`).expect(200);
  return (body.items as { type: string; text: string; actor: { id: string } | null; data: Record<string, string> }[]).filter((entry) => entry.type === type);
}

/** The newest entries of the system's audit chain with an action. */
export const audited = (t: TestApp, action: string): Promise<{ details: Record<string, unknown>; actor_id: string | null }[]> =>
  t.db.query(`SELECT details, actor_id FROM audit_entries WHERE chain = 'system' AND action = $1 ORDER BY seq DESC`, [action]);
