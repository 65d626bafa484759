import { idOf, type TestUser } from './people.js';
import type { TestApp } from './test-app.js';

/** A report as a hotline clerk types it; `changes` replace whole fields. */
export const aReport = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  channel: 'hotline12351',
  reportedAt: '2024-12-18T01:30:00Z',
  summary: '职工来电反映公司拖欠工资',
  reporter: { name: '张三', phone: '13800000000' },
  employer: { name: '某燃气有限公司', regionCode: '640302', industryCode: '4511' },
  workersReported: 60,
  ...changes,
});

export interface CaseBody {
  id: string;
  number: string;
  state: string;
  version: number;
}

/** A case that `lead`, `member` and `supervisor` have accepted; the report is from an hour before the clock's present. */
export async function acceptedCase(t: TestApp, changes: Record<string, unknown> = {}): Promise<CaseBody> {
  const lead = await t.as('lead');
  const reportedAt = new Date(t.clock.now().getTime() - 3_600_000).toISOString();
  const { body: reported } = await lead.post('/api/v1/cases').send(aReport({ reportedAt, ...changes })).expect(201);
  const people = { leadId: idOf.lead, memberIds: [idOf.member], supervisorId: idOf.supervisor };
  const { body: named } = await lead.put(`/api/v1/cases/${reported.id}/task-force`).send({ version: 1, ...people }).expect(200);
  return fire(t, named as CaseBody, 'ACCEPT');
}

/** Fires an event as the lead, or as somebody else, and expects it to pass. */
export async function fire(t: TestApp, kase: CaseBody, type: string, payload?: Record<string, unknown>, by: 'lead' | 'supervisor' = 'lead'): Promise<CaseBody> {
  const { body, status } = await (await t.as(by)).post(`/api/v1/cases/${kase.id}/events`).send({ type, version: kase.version, ...(payload ? { payload } : {}) });
  if (status !== 200) throw new Error(`${type} was refused: ${JSON.stringify(body)}`);
  return body as CaseBody;
}

/** Adds a document to a case. @returns its id */
export async function addDocument(t: TestApp, caseId: string, by: TestUser, bytes: Buffer, filename: string): Promise<string> {
  const { body, status } = await (await t.as(by)).post(`/api/v1/cases/${caseId}/documents`).attach('file', bytes, { filename });
  if (status !== 201) throw new Error(`The document was refused: ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
}
