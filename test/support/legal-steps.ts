import type { TestUser } from './people.js';
import type { TestApp } from './test-app.js';

export interface LegalClockRow {
  id: string;
  code: string;
  state: string;
  subject: string;
  subject_id: string;
  /** Local dates of the office. */
  started: string;
  due: string | null;
  ended: string | null;
  next_step_at: Date | null;
}

/** The clocks of the law of a case, as they began. */
export const legalClocks = (t: TestApp, caseId: string): Promise<LegalClockRow[]> =>
  t.db.query(
    `SELECT id, code, state, subject, subject_id, to_char(started_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS started,
            to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS due, to_char(ended_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS ended, next_step_at
       FROM deadlines WHERE case_id = $1 AND rule->>'nature' = 'statutory' ORDER BY started_at, code, generation_began_at, ended_at NULLS LAST`,
    [caseId],
  );

/** `code state started..due ended`, one line a clock. */
export const legalClockLines = async (t: TestApp, caseId: string, ...codes: string[]): Promise<string[]> =>
  (await legalClocks(t, caseId))
    .filter(({ code }) => codes.length === 0 || codes.includes(code))
    .map(({ code, state, started, due, ended }) => `${code} ${state} ${started}..${due ?? ''}${ended ? ` ${ended}` : ''}`);

export interface LegalAnswer {
  status: number;
  body: { id: string; code: string; detail: string; errors: { path: string; code: string }[]; blockers: { code: string; path: string; message: string }[] };
}

/** Records a legal event, whatever the answer. */
export async function tryLegalEvent(t: TestApp, caseId: string, body: object, by: TestUser = 'member'): Promise<LegalAnswer> {
  const { status, body: answer } = await (await t.as(by)).post(`/api/v1/cases/${caseId}/legal-events`).send(body);
  return { status, body: answer as LegalAnswer['body'] };
}

/** Records a legal event and expects it to stand. @returns its id */
export async function legalEvent(t: TestApp, caseId: string, type: string, occurredOn: string, more: object = {}): Promise<string> {
  const { status, body } = await tryLegalEvent(t, caseId, { type, occurredOn, ...more });
  if (status !== 201) throw new Error(`${type} was refused: ${JSON.stringify(body)}`);
  return body.id;
}

export async function voidLegalEvent(t: TestApp, caseId: string, eventId: string, by: TestUser = 'lead'): Promise<void> {
  const { status, body } = await (await t.as(by)).post(`/api/v1/cases/${caseId}/legal-events/${eventId}/void`).send({ reason: '登记有误' });
  if (status !== 200) throw new Error(`Taking back was refused: ${JSON.stringify(body)}`);
}
