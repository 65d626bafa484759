import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { findVisibleCase } from '../cases/case-command.js';
import { CaseJournal } from '../cases/case-journal.js';
import { lockKeyOf } from '../platform/database/held-locks.js';
import { Transactions } from '../platform/database/transactions.js';
import { blockedBy, notFound } from '../platform/http/coded-error.js';
import { Outbox } from '../platform/jobs/outbox.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { Worker } from '../roster/worker.entity.js';
import { STATEMENT_KEPT_MS } from './statement-retention.js';
import { Statement, type StatementSubject } from './statement.entity.js';
import type { StatementBody } from './statements.dto.js';

/** Each takes seconds of a processor: nobody keeps more waiting at a time. */
const MAX_WAITING = 5;

/** Takes what is asked for; a job makes it. */
@Injectable()
export class Statements {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly journal: CaseJournal,
    private readonly clock: Clock,
  ) {}

  /**
   * Whoever may see a case may have its statement; whose names are in it in clear is decided when it is made.
   * @returns the statement's id
   * @throws CodedError 404 for a case (or worker) the person may not know of, 422 `tooManyStatements`
   */
  request(actor: Actor, caseId: string, { format, reason }: StatementBody, subject: StatementSubject, workerId: string | null = null): Promise<string> {
    return this.transactions.run(async (m) => {
      await findVisibleCase(m, actor, caseId);
      if (workerId !== null && !(isUUID(workerId) && (await m.existsBy(Worker, { id: workerId, caseId })))) throw notFound();
      await requireFewWaiting(m, actor);
      const now = this.clock.now();
      const locale = currentContext()?.locale ?? 'zh-CN';
      const id = randomUUID();
      await m.insert(Statement, {
        id, subject, caseId, workerId, format, locale, reason, requestedById: actor.id, createdAt: now, state: 'queued', enqueuedAt: now, caseIds: [caseId],
        failure: null, masked: null, asOf: null, fileName: null, rows: null, bytes: null, sha256: null, expiresAt: new Date(now.getTime() + STATEMENT_KEPT_MS), purgedAt: null,
      });
      await this.outbox.add(m, 'statements.make', { id });
      const data = { statementId: id, subject, format, locale, reason, ...(workerId === null ? {} : { workerId }) };
      await this.journal.auditOnly(m, { caseId, actorId: actor.id, at: now, type: 'statement.requested', data });
      return id;
    });
  }
}

async function requireFewWaiting(m: EntityManager, actor: Actor): Promise<void> {
  await m.query(`SELECT pg_advisory_xact_lock(${lockKeyOf('$1::text')})`, [`statements-of:${actor.id}`]);
  const waiting = await m.countBy(Statement, { requestedById: actor.id, state: In(['queued', 'making']) });
  if (waiting >= MAX_WAITING) throw blockedBy('tooManyStatements', undefined, { max: MAX_WAITING });
}
