import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../time/clock.js';
import type { JobName, JobPayload } from './job-definitions.js';
import { OutboxRow } from './outbox-row.entity.js';

/** Asks for a job inside the transaction of the change that needs it; nothing is enqueued if that does not commit. */
@Injectable()
export class Outbox {
  constructor(private readonly clock: Clock) {}

  async add(m: EntityManager, job: JobName, payload: JobPayload): Promise<void> {
    await m.insert(OutboxRow, { id: randomUUID(), job, payload, createdAt: this.clock.now(), dispatchedAt: null });
    await m.query(`SELECT pg_notify('outbox', '')`);
  }
}
