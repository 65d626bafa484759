import { setTimeout as delay } from 'node:timers/promises';
import type { TestUser } from './people.js';
import type { TestApp } from './test-app.js';

const PATIENCE_MS = 60_000;

export interface StatementShown {
  id: string;
  subject: string;
  format: string;
  state: string;
  progress: number;
  failure: { code: string; message: string } | null;
  fileName: string | null;
  bytes: number | null;
  rows: number | null;
  masked: boolean | null;
  asOf: string | null;
  expiresAt: string;
}

export type StatementFormatName = 'xlsx' | 'pdf';

/** Asks for a statement; `path` follows the case. @returns its id */
export async function askStatement(t: TestApp, path: string, format: StatementFormatName, by: TestUser = 'supervisor', locale = 'zh-CN'): Promise<string> {
  const { body, status } = await (await t.as(by)).post(`/api/v1/cases/${path}`).set('accept-language', locale).send({ format, reason: '与单位对账' });
  if (status !== 202) throw new Error(`The statement was refused: ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
}

export async function showStatement(t: TestApp, id: string, by: TestUser = 'supervisor'): Promise<StatementShown> {
  const { body } = await (await t.as(by)).get(`/api/v1/statements/${id}`).expect(200);
  return body as StatementShown;
}

/** Waits until the program's workers are done with a statement. */
export async function settledStatement(t: TestApp, id: string, by: TestUser = 'supervisor'): Promise<StatementShown> {
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await delay(50)) {
    const shown = await showStatement(t, id, by);
    if (shown.state !== 'queued' && shown.state !== 'making') return shown;
  }
  throw new Error('The statement is still being made');
}

export async function fileOf(t: TestApp, id: string, by: TestUser = 'supervisor'): Promise<Buffer> {
  const { body } = await (await t.as(by)).get(`/api/v1/statements/${id}/file`).buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => done(null, Buffer.concat(chunks)));
  }).expect(200);
  return body as Buffer;
}

/** Asks, waits and fetches. */
export async function aStatement(t: TestApp, path: string, format: StatementFormatName, by: TestUser = 'supervisor', locale = 'zh-CN'): Promise<{ shown: StatementShown; bytes: Buffer }> {
  const id = await askStatement(t, path, format, by, locale);
  const shown = await settledStatement(t, id, by);
  if (shown.state !== 'ready') throw new Error(`The statement failed: ${JSON.stringify(shown.failure)}`);
  return { shown, bytes: await fileOf(t, id, by) };
}
