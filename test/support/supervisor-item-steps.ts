import { randomUUID } from 'node:crypto';
import { lockCase } from '../../src/cases/case-command.js';
import { type NewSupervisorItem, SupervisorItems } from '../../src/supervisor-items/supervisor-items.service.js';
import type { TestApp } from './test-app.js';

export interface ItemBody {
  id: string;
  caseId: string;
  caseNumber: string;
  kind: string;
  text: string;
  subject: string;
  deadlineId: string | null;
  state: string;
  version: number;
  openedAt: string;
  answeredBy: { id: string; name: string } | null;
  answer: string | null;
  lapsedAt: string | null;
  possibleEvents: string[];
}

/** Opens an item as a step of a ladder does. @returns its id; null when its key had opened one before */
export function openItem(t: TestApp, caseId: string, item: Partial<NewSupervisorItem> = {}): Promise<string | null> {
  const key = item.key ?? `test:${randomUUID()}`;
  return t.db.transaction(async (m) => {
    await lockCase(m, caseId);
    const whole = { caseId, kind: 'overdueClock' as const, subject: 'case', subjectId: caseId, deadlineId: null, data: {}, at: t.clock.now(), ...item, key };
    if (!(await t.app.get(SupervisorItems, { strict: false }).open(m, whole))) return null;
    const [row] = await m.query<[{ id: string }]>('SELECT id FROM supervisor_items WHERE key = $1', [key]);
    return row.id;
  });
}

/** The clock of a case that runs under a rule. */
export async function clockOf(t: TestApp, caseId: string, code: string): Promise<string> {
  const [row] = await t.db.query<{ id: string }[]>(`SELECT id FROM deadlines WHERE case_id = $1 AND code = $2 AND state IN ('running', 'suspended') ORDER BY due_at LIMIT 1`, [caseId, code]);
  if (!row) throw new Error(`No clock runs under ${code}`);
  return row.id;
}

/** All items of a case, newest first. */
export async function itemsOf(t: TestApp, caseId: string): Promise<ItemBody[]> {
  const { body } = await (await t.as('supervisor')).get(`/api/v1/cases/${caseId}/supervisor-items`).expect(200);
  return body.items as ItemBody[];
}
