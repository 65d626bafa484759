import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { toActor } from '../auth/session.service.js';
import type { Actor } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import { findVisibleCase } from '../cases/case-command.js';
import { CaseReadGrants } from '../cases/case-read-grants.js';
import { caseScope } from '../cases/case-scope.js';
import { Case } from '../cases/case.entity.js';
import { sameEmployer } from '../cases/employer-sql.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { Transactions } from '../platform/database/transactions.js';
import { CodedError } from '../platform/http/coded-error.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { Clock } from '../platform/time/clock.js';
import { WorkerSecrets } from '../roster/worker-secrets.js';
import { Worker } from '../roster/worker.entity.js';
import { caseStatement } from './domain/case-statement.js';
import { type EmployerCaseFigures, employerCaseFigures, employerStatement } from './domain/employer-statement.js';
import type { CaseFigures, StatementOrigin } from './domain/statement-data.js';
import type { StatementDocument } from './domain/statement-document.js';
import type { StatementTexts } from './domain/statement-texts.js';
import { type StatementPerson, workerStatement } from './domain/worker-statement.js';
import { StatementFigures, toStatementCase } from './statement-figures.reader.js';
import type { Statement } from './statement.entity.js';

/** An employer with more cases is a matter for statistics, not for a paper two sides sign. */
const MAX_CASES = 500;

/** What a statement says, with what has to be remembered of how it came about. */
export interface ComposedStatement {
  document: StatementDocument;
  asOf: Date;
  caseIds: string[];
  masked: boolean;
}

/** Composes statements: all of one in a single snapshot of the database, and as the person who asked may see it now. */
@Injectable()
export class StatementDocuments {
  constructor(
    private readonly transactions: Transactions,
    private readonly figures: StatementFigures,
    private readonly grants: CaseReadGrants,
    private readonly secrets: WorkerSecrets,
    private readonly catalogue: MessageCatalogue,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 when whoever asked may not know the case any more, 422 `statementNoLongerYours` or `statementTooLarge` */
  compose(statement: Statement): Promise<ComposedStatement> {
    return this.transactions.reader.transaction('REPEATABLE READ', async (m) => {
      const user = await m.findOneBy(User, { id: statement.requestedById, state: 'active' });
      if (!user) throw new CodedError(422, 'statementNoLongerYours');
      const actor = toActor(user);
      const kase = await findVisibleCase(m, actor, statement.caseId);
      const asOf = this.clock.now();
      const origin = this.originOf(actor, asOf);
      const texts = this.textsOf(statement);
      if (statement.subject === 'employer') return this.employer(m, actor, kase, { asOf, origin, texts });
      const masked = !(await this.grants.mayReadUnmasked(m, actor, kase));
      const figures = await this.figures.read(m, kase, asOf, masked);
      const document =
        statement.workerId === null
          ? caseStatement(figures, origin, texts, statement.format === 'xlsx' ? 'sheet' : 'print')
          : workerStatement(figures, await this.person(m, figures, statement.workerId), origin, texts);
      return { document, asOf, masked, caseIds: [kase.id] };
    });
  }

  /** One case after the other, so that no more than one ledger is in memory. */
  private async employer(m: EntityManager, actor: Actor, asked: Case, { asOf, origin, texts }: { asOf: Date; origin: StatementOrigin; texts: StatementTexts }): Promise<ComposedStatement> {
    const scope = caseScope(actor, 3);
    const cases = await m.query<{ id: string }[]>(
      `SELECT c.id FROM cases c WHERE ${sameEmployer('c', '$1', '$2')} AND c.state NOT IN ('rejected', 'merged') AND ${scope.sql}
        ORDER BY c.created_at, c.id LIMIT ${MAX_CASES + 1}`,
      [asked.employerKey, asked.employerUscc, ...scope.params],
    );
    if (cases.length > MAX_CASES) throw new CodedError(422, 'statementTooLarge');
    const parts: EmployerCaseFigures[] = [];
    for (const { id } of cases) {
      const kase = await m.findOneByOrFail(Case, { id });
      // No worker is named in it; of reasons and references what a stranger to the case may read.
      parts.push(employerCaseFigures(await this.figures.read(m, kase, asOf, true), texts));
    }
    const document = employerStatement(toStatementCase(asked), parts, origin, texts);
    return { document, asOf, masked: true, caseIds: [...new Set([asked.id, ...cases.map(({ id }) => id)])].sort() };
  }

  private async person(m: EntityManager, { workers, kase }: CaseFigures, workerId: string): Promise<StatementPerson> {
    const worker = await m.findOneByOrFail(Worker, { id: workerId, caseId: kase.id });
    const shown = workers.find(({ id }) => id === workerId);
    if (!shown) throw new Error('A worker of the case is not among its workers');
    const { idNumberMasked, bankCardMasked } = this.secrets.masked(worker);
    return { ...shown, idNumberMasked, bankCardMasked };
  }

  private originOf({ name }: Actor, asOf: Date): StatementOrigin {
    const asOfDate = this.time.dateOf(asOf);
    return { madeBy: name, asOf: asOf.toISOString(), asOfDate, madeAt: `${asOfDate} ${this.time.office.timeOf(asOf.getTime())}` };
  }

  /** A word without placeholders is looked up once, however many rows say it. */
  private textsOf({ locale }: Statement): StatementTexts {
    const words = new Map<string, string>();
    const word = (code: string): string => {
      const known = words.get(code) ?? this.catalogue.render(`statement.${code}`, {}, locale);
      words.set(code, known);
      return known;
    };
    return { locale, say: (code, params) => (params ? this.catalogue.render(`statement.${code}`, params, locale) : word(code)) };
  }
}
