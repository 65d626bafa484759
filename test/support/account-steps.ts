import { randomUUID } from 'node:crypto';
import type { Role } from '../../src/auth/roles.js';
import type { Api, TestApp } from './test-app.js';
import { TEST_PASSWORD, type TestUser } from './people.js';

export interface NewAccount {
  id: string;
  username: string;
  initialPassword: string;
  state: string;
  version: number;
}

/** An account made by `by`; a task-force user unless told. */
export async function newAccount(t: TestApp, changes: Record<string, unknown> = {}, by: TestUser = 'admin'): Promise<NewAccount> {
  const username = `u-${randomUUID().slice(0, 8)}`;
  const body = { username, name: '新同事', role: 'taskForce' satisfies Role, regionCode: '640300', ...changes };
  const answer = await (await t.as(by)).post('/api/v1/users').send(body);
  if (answer.status !== 201) throw new Error(`The account was refused: ${JSON.stringify(answer.body)}`);
  return { username, ...(answer.body as Omit<NewAccount, 'username'>) };
}

/** Fires an account's event; answers the raw response. */
export const fireAccount = async (t: TestApp, id: string, type: string, version: number, by: TestUser = 'admin') =>
  (await t.as(by)).post(`/api/v1/users/${id}/events`).send({ type, version });

/** Signs in with a client of its own; answers it and the raw response. */
export async function signIn(t: TestApp, username: string, password: string = TEST_PASSWORD): Promise<{ client: Api; answer: Awaited<ReturnType<Api['get']>> }> {
  const client = t.anonymous();
  return { client, answer: await client.post('/api/v1/session').send({ username, password }) };
}

/** The latest entries of the system's audit chain, oldest first. */
export const systemAudit = (t: TestApp, after = 0): Promise<{ seq: number; actorId: string | null; action: string; details: Record<string, unknown> }[]> =>
  t.db.query(`SELECT seq, actor_id AS "actorId", action, details FROM audit_entries WHERE chain = 'system' AND seq > $1 ORDER BY seq`, [after]);

/** How many entries the system's audit chain has. */
export const systemAuditLength = async (t: TestApp): Promise<number> => (await systemAudit(t)).length;
