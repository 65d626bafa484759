import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Logger } from 'pino';
import type { Actor } from '../auth/roles.js';
import { CaseJournal } from '../cases/case-journal.js';
import { CaseReadGrants } from '../cases/case-read-grants.js';
import { Case } from '../cases/case.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { CodedError, blockedBy } from '../platform/http/coded-error.js';
import { LOGGER } from '../platform/observe/logger.js';
import { Clock } from '../platform/time/clock.js';
import { StatementFiles } from './statement-files.js';
import { findKnownStatement, isExpired } from './statement.reader.js';
import type { Statement } from './statement.entity.js';

/** Hands the file of a statement out; whether the person may have it is asked anew each time, and each time is in the audit chain. */
@Injectable()
export class StatementDownloads {
  constructor(
    private readonly transactions: Transactions,
    private readonly files: StatementFiles,
    private readonly grants: CaseReadGrants,
    private readonly journal: CaseJournal,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * @throws CodedError 404; 403 `notYourCase` when names stand in it in clear and the case is not the person's own (any more);
   *   422 `statementNotReady`, `statementFailed` or `statementExpired`; 500 `statementUnreadable`
   */
  async open(actor: Actor, id: string): Promise<{ statement: Statement; bytes: Buffer }> {
    const m = this.transactions.reader;
    const statement = await findKnownStatement(m, actor, id);
    if (statement.masked === false) await this.grants.require(m, actor, await m.findOneByOrFail(Case, { id: statement.caseId }));
    requireReady(statement, this.clock.now());
    const bytes = await this.read(statement);
    await this.transactions.run((tx) => this.record(tx, actor, statement));
    return { statement, bytes };
  }

  private async read({ id, sha256 }: Statement): Promise<Buffer> {
    const bytes = await this.files.read(id).catch((error: unknown) => {
      this.log.error({ statementId: id, err: error instanceof Error ? error.name : 'unknown' }, 'a statement cannot be read');
      return null;
    });
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) throw new CodedError(500, 'statementUnreadable');
    return bytes;
  }

  private async record(m: EntityManager, actor: Actor, { id, subject, format, rows, masked, caseIds }: Statement): Promise<void> {
    const at = this.clock.now();
    for (const caseId of caseIds) await this.journal.auditOnly(m, { caseId, actorId: actor.id, at, type: 'statement.downloaded', data: { statementId: id, subject, format, rows, masked } });
  }
}

function requireReady(statement: Statement, now: Date): void {
  if (statement.state === 'failed') throw blockedBy('statementFailed', 'state');
  if (statement.state !== 'ready') throw blockedBy('statementNotReady', 'state');
  if (isExpired(statement, now)) throw blockedBy('statementExpired', 'state');
}
