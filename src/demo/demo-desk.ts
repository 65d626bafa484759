import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource, IsNull } from 'typeorm';
import { OutboxRow } from '../platform/jobs/outbox-row.entity.js';
import { JobRunner } from '../platform/jobs/job-runner.js';

/** What an answer of the API holds; the demo reads only what it has just made. */
export type Answer = Record<string, unknown> & { id: string; version: number; state: string; items: Answer[] };

/** Works on cases as people do: through the API, under its policy, so that the demo data is data the program really makes. */
export class DemoDesk {
  private readonly cookies = new Map<string, { cookie: string; at: number }>();

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly password: string,
    private readonly now: () => Date,
  ) {}

  async post(user: string, path: string, body: object): Promise<Answer> {
    return this.send(user, 'POST', path, JSON.stringify(body), 'application/json');
  }

  async put(user: string, path: string, body: object): Promise<Answer> {
    return this.send(user, 'PUT', path, JSON.stringify(body), 'application/json');
  }

  async get(user: string, path: string): Promise<Answer> {
    return this.send(user, 'GET', path);
  }

  /** Uploads one file with form fields, as a browser does. */
  async upload(user: string, path: string, fields: Readonly<Record<string, string>>, name: string, file: Buffer): Promise<Answer> {
    const boundary = 'triquick-demo-boundary';
    const part = (disposition: string): string => `--${boundary}\r\ncontent-disposition: form-data; ${disposition}`;
    const body = Buffer.concat([
      ...Object.entries(fields).map(([field, value]) => Buffer.from(`${part(`name="${field}"`)}\r\n\r\n${value}\r\n`)),
      Buffer.from(`${part(`name="file"; filename="${name}"`)}\r\ncontent-type: application/octet-stream\r\n\r\n`),
      file,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const answer = await this.send(user, 'POST', path, body, `multipart/form-data; boundary=${boundary}`);
    await this.work();
    return answer;
  }

  /** Does the jobs that were asked for, in this process, without waiting for a worker. */
  private async work(): Promise<void> {
    const { manager } = this.app.get(DataSource);
    for (;;) {
      const [row] = await manager.find(OutboxRow, { where: { dispatchedAt: IsNull() }, order: { createdAt: 'ASC', id: 'ASC' }, take: 1 });
      if (!row) return;
      await this.app.get(JobRunner).runNow(row.job, row.payload);
      await manager.update(OutboxRow, { id: row.id }, { dispatchedAt: this.now() });
    }
  }

  private async send(user: string, method: 'GET' | 'POST' | 'PUT', path: string, payload?: string | Buffer, type?: string): Promise<Answer> {
    const headers = { cookie: await this.cookieOf(user), ...(type ? { 'content-type': type } : {}) };
    const response = await this.app.inject({ method, url: `/api/v1${path}`, headers, ...(payload === undefined ? {} : { payload }) });
    if (response.statusCode >= 300) throw new Error(`The demo data could not be made: ${method} ${path} answered ${response.statusCode} ${response.body}`);
    return response.body === '' ? ({} as Answer) : response.json<Answer>();
  }

  private async cookieOf(user: string): Promise<string> {
    const known = this.cookies.get(user);
    const at = this.now().getTime();
    if (known && Math.abs(at - known.at) < 3_600_000) return known.cookie;
    const response = await this.app.inject({ method: 'POST', url: '/api/v1/session', payload: { username: user, password: this.password } });
    const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
    if (response.statusCode !== 200) throw new Error(`The demo account ${user} could not sign in: ${response.body}`);
    this.cookies.set(user, { cookie, at });
    return cookie;
  }
}
