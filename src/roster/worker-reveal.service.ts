import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { findVisibleCase } from '../cases/case-command.js';
import { CaseJournal } from '../cases/case-journal.js';
import { CaseReadGrants } from '../cases/case-read-grants.js';
import { Transactions } from '../platform/database/transactions.js';
import { invalid } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import { Retention, deleteBatch } from '../platform/retention/retention.js';
import { PersonalDataRead } from './personal-data-read.entity.js';
import type { RevealBody } from './roster.dto.js';
import type { RevealView } from './roster.view.js';
import { WorkerSecrets } from './worker-secrets.js';
import { Worker } from './worker.entity.js';

/** More people than this within an hour, and the supervisor is told. */
const MANY_AN_HOUR = 200;
const HOUR = 3_600_000;

/** Shows identity, phone and bank numbers in full, one batch at a time, for a reason that the audit chain keeps. */
@Injectable()
export class WorkerReveal {
  constructor(
    private readonly transactions: Transactions,
    private readonly grants: CaseReadGrants,
    private readonly journal: CaseJournal,
    private readonly secrets: WorkerSecrets,
    private readonly clock: Clock,
    retention: Retention,
  ) {
    retention.register({
      name: 'counts of personal data reads',
      purge: (m, now) => deleteBatch(m, 'personal_data_reads', 'id', 'at < $1', [new Date(now.getTime() - 24 * HOUR)]),
    });
  }

  /** @throws CodedError 404; 403 `notYourCase`; 400 `unknownWorker` for each id that is nobody's on this roster */
  reveal(actor: Actor, caseId: string, { workerIds, reason }: RevealBody): Promise<RevealView> {
    return this.transactions.run(async (m) => {
      const kase = await findVisibleCase(m, actor, caseId);
      await this.grants.require(m, actor, kase);
      const found = new Map((await m.findBy(Worker, { id: In(workerIds), caseId, removedAt: IsNull() })).map((worker) => [worker.id, worker]));
      const unknown = workerIds.flatMap((id, i) => (found.has(id) ? [] : [{ path: `workerIds[${i}]`, code: 'unknownWorker' }]));
      if (unknown.length > 0) throw invalid(unknown);
      const at = this.clock.now();
      await this.journal.auditOnly(m, { caseId, actorId: actor.id, at, type: 'personalData.revealed', data: { people: workerIds.length, workerIds, reason } });
      await this.count(m, actor, caseId, workerIds.length, at);
      return { items: workerIds.flatMap((workerId) => {
        const worker = found.get(workerId);
        return worker ? [{ workerId, ...this.secrets.reveal(worker) }] : [];
      }) };
    });
  }

  /** Tells once when somebody passes the limit; again only when an hour with fewer lay between. */
  private async count(m: EntityManager, actor: Actor, caseId: string, people: number, at: Date): Promise<void> {
    await m.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`personal-data:${actor.id}`]);
    const [earlier] = await m.query<[{ people: number }]>('SELECT coalesce(sum(people), 0)::int AS people FROM personal_data_reads WHERE actor_id = $1 AND at > $2', [
      actor.id, new Date(at.getTime() - HOUR),
    ]);
    await m.insert(PersonalDataRead, { id: randomUUID(), actorId: actor.id, people, at });
    const sum = earlier.people + people;
    if (earlier.people <= MANY_AN_HOUR && sum > MANY_AN_HOUR) {
      await this.journal.record(m, { caseId, actorId: actor.id, at, type: 'personalData.manyReads', data: { people: sum } });
    }
  }
}
