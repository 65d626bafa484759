import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseJournal } from '../cases/case-journal.js';
import { documentName } from '../documents/domain/document-name.js';
import { Transactions } from '../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import type { JobPayload } from '../platform/jobs/job-definitions.js';
import { Clock } from '../platform/time/clock.js';
import { rowsOf } from './domain/statement-document.js';
import { mediaTypes } from './rendering/statement-format.js';
import { StatementRenderer } from './rendering/statement-renderer.js';
import { type ComposedStatement, StatementDocuments } from './statement-documents.service.js';
import { StatementFiles } from './statement-files.js';
import { STATEMENT_KEPT_MS } from './statement-retention.js';
import { type ShowProgress, StatementWork } from './statement-work.js';
import { Statement } from './statement.entity.js';

/** Reading the figures is a small part of the work; the rest is the file. */
const READ_PERCENT = 10;
const STEP_PERCENT = 5;

/** Makes the file of a statement: its figures in one snapshot, its bytes in a thread, both kept before it is called ready. */
@Injectable()
@HandlesJob({ name: 'statements.make' })
export class StatementMakeJob implements JobHandler {
  constructor(
    private readonly work: StatementWork,
    private readonly documents: StatementDocuments,
    private readonly renderer: StatementRenderer,
    private readonly files: StatementFiles,
    private readonly transactions: Transactions,
    private readonly journal: CaseJournal,
    private readonly clock: Clock,
  ) {}

  async handle({ id }: JobPayload): Promise<void> {
    if (id === undefined) return;
    await this.work.run(id, async (statement, progress) => {
      const composed = await this.documents.compose(statement);
      const bytes = await this.render(composed, statement, progress);
      await this.files.write(id, bytes);
      await this.save(statement, composed, bytes);
    });
  }

  private async render({ document }: ComposedStatement, { format }: Statement, progress: ShowProgress): Promise<Buffer> {
    let shown = READ_PERCENT;
    let writing = Promise.resolve();
    const show = (percent: number): void => {
      shown = percent;
      writing = writing.then(() => progress(percent));
      // The failure is met below.
      writing.catch(() => undefined);
    };
    show(READ_PERCENT);
    try {
      return await this.renderer.render(document, format, (share) => {
        const percent = READ_PERCENT + Math.floor(share * (99 - READ_PERCENT));
        if (percent >= shown + STEP_PERCENT) show(percent);
      });
    } finally {
      // What could not be shown is a lost connection, and with it a lost lock: then somebody else may be at it already.
      await writing;
    }
  }

  private async save(statement: Statement, { document, asOf, masked, caseIds }: ComposedStatement, bytes: Buffer): Promise<void> {
    const { id, subject, format, workerId, requestedById } = statement;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const rows = rowsOf(document);
    await this.transactions.run(async (m) => {
      const at = this.clock.now();
      const { affected } = await m.update(Statement, { id, state: 'making' }, {
        state: 'ready', progress: 100, caseIds, masked, asOf, rows, bytes: bytes.length, sha256,
        fileName: documentName(document.fileName, mediaTypes[format]), expiresAt: new Date(at.getTime() + STATEMENT_KEPT_MS),
      });
      if (affected === 0) return;
      // In the same order everywhere: two statements of one employer must not wait for each other.
      for (const caseId of caseIds) {
        const data = { statementId: id, subject, format, rows, cases: caseIds.length, masked, sha256, bytes: bytes.length, ...(workerId === null ? {} : { workerId }) };
        await this.journal.auditOnly(m, { caseId, actorId: requestedById, at, type: 'statement.made', data });
      }
    });
  }
}
