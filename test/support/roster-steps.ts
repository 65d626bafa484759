import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TestUser } from './people.js';
import type { TestApp } from './test-app.js';

const PATIENCE_MS = 30_000;

export const fixture = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)));

export interface ImportBody {
  id: string;
  state: string;
  done: number;
  total: number;
  accepted: number;
  rejected: number;
  duplicates: number;
  totals: Record<string, number>;
  failure: { code: string; message: string } | null;
  warnings: { code: string; message: string; statedFen?: number; summedFen?: number }[];
  rows: { row: number; no: number | null; verdict: string; errors: { column: string; code: string; message: string }[]; warnings: { column: string; code: string; message: string }[] }[];
}

export interface Sheet {
  name: string;
  bytes: Buffer;
}

/** Sends a sheet and answers the import's id. */
export async function sendRoster(t: TestApp, caseId: string, sheet: Sheet | string, apply: 'auto' | 'review' = 'auto', by: TestUser = 'member'): Promise<string> {
  const { name, bytes } = typeof sheet === 'string' ? { name: sheet, bytes: fixture(sheet) } : sheet;
  const { body } = await (await t.as(by)).post(`/api/v1/cases/${caseId}/roster-imports`).field('apply', apply).attach('file', bytes, name).expect(202);
  return (body as { id: string }).id;
}

export async function showImport(t: TestApp, caseId: string, importId: string, language = 'zh-CN'): Promise<ImportBody> {
  const { body } = await (await t.as('member')).get(`/api/v1/cases/${caseId}/roster-imports/${importId}`).set('accept-language', language).expect(200);
  return body as ImportBody;
}

/** Asks until the workers of the program are done with an import; every state seen on the way is in `seen`. */
export async function settledImport(t: TestApp, caseId: string, importId: string, seen = new Set<string>()): Promise<ImportBody> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const shown = await showImport(t, caseId, importId);
    seen.add(shown.state);
    if (shown.state !== 'parsing') return shown;
    if (performance.now() > deadline) throw new Error(`The import is still ${shown.state}`);
    await delay(50);
  }
}

/** Sends a sheet, has it applied at once and waits for it. */
export async function importRoster(t: TestApp, caseId: string, sheet: Sheet | string = 'roster-59.xlsx'): Promise<ImportBody> {
  return settledImport(t, caseId, await sendRoster(t, caseId, sheet));
}

export interface WorkerBody {
  id: string;
  name: string;
  idNumberMasked: string | null;
  phoneMasked: string | null;
  bankCardMasked: string | null;
  migrantWorker: boolean | null;
  note: string | null;
  livingCondition: string | null;
  livingNote: string | null;
  reportedCondition: string | null;
  surveyedAt: string | null;
  version: number;
  claims: ClaimBody[];
}

export interface ClaimBody {
  id: string;
  workerId: string;
  kind: string;
  from?: string;
  to?: string;
  claimedFen: number;
  verifiedFen: number | null;
  disallowedReason: string | null;
  agreedFen: number;
  paidFen: number;
  withdrawnAt: string | null;
}

/** The whole roster, page by page. */
export async function rosterOf(t: TestApp, caseId: string, by: TestUser = 'member', limit = 200): Promise<WorkerBody[]> {
  const agent = await t.as(by);
  const workers: WorkerBody[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await agent.get(`/api/v1/cases/${caseId}/workers`).query({ limit, ...(cursor ? { cursor } : {}) }).expect(200);
    const page = body as { items: WorkerBody[]; nextCursor: string | null };
    workers.push(...page.items);
    cursor = page.nextCursor;
  }
  return workers;
}

/** What is claimed of one kind, in fen. */
export const claimed = (workers: readonly WorkerBody[], kind: string): number =>
  workers.flatMap((worker) => worker.claims).filter((claim) => claim.kind === kind).reduce((sum, claim) => sum + claim.claimedFen, 0);

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The `n`th of many synthetic identity numbers with a right check character. */
export function syntheticId(n: number): string {
  const day = new Date(Date.UTC(1970, 0, 1 + Math.floor(n / 900))).toISOString().slice(0, 10).replaceAll('-', '');
  const body = `640399${day}${String(100 + (n % 900))}`;
  return body + '10X98765432'.charAt([...body].reduce((sum, digit, place) => sum + Number(digit) * (WEIGHTS[place] ?? 0), 0) % 11);
}

/** A roster of `count` people who are owed 1,000 yuan each, as text. */
export function largeRoster(count: number): Sheet {
  const rows = Array.from({ length: count }, (_, n) => `${n + 1},职工,${syntheticId(n)},1000.00`);
  return { name: '大名册.csv', bytes: Buffer.from(['序号,姓名,身份证号,欠薪金额（元）', ...rows].join('\r\n')) };
}
