import { Injectable } from '@nestjs/common';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { UUID, findVisibleCase } from '../cases/case-command.js';
import { CaseReadGrants } from '../cases/case-read-grants.js';
import { hardshipConditions } from '../cases/domain/vocabulary.js';
import { maskName } from '../cases/domain/identifiers/masks.js';
import { Transactions } from '../platform/database/transactions.js';
import { invalidField } from '../platform/http/coded-error.js';
import { DEFAULT_LIMIT, decodeCursor, toPage } from '../platform/http/page.js';
import { Claim } from './claim.entity.js';
import type { WorkerListQuery, WorkerSelection } from './roster.dto.js';
import type { ClaimView, WorkerPageView, WorkerView } from './roster.view.js';
import { WorkerMoney } from './worker-money.js';
import { WorkerSecrets } from './worker-secrets.js';
import { Worker } from './worker.entity.js';

/** Shows who stands on a roster and what they claim. Numbers are always masked, names unless the reader works on the case. */
@Injectable()
export class WorkerListReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly grants: CaseReadGrants,
    private readonly secrets: WorkerSecrets,
    private readonly money: WorkerMoney,
  ) {}

  /** @throws CodedError 404 */
  async list(actor: Actor, caseId: string, query: WorkerListQuery): Promise<WorkerPageView> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    return this.page(m, caseId, query, await this.grants.mayReadUnmasked(m, actor, kase));
  }

  /** The first 200 whose name holds the text, for whoever may read names. @throws CodedError 404, 403 */
  async search(actor: Actor, caseId: string, name: string): Promise<WorkerPageView> {
    const m = this.transactions.reader;
    await this.grants.require(m, actor, await findVisibleCase(m, actor, caseId));
    const found = await onRoster(m, caseId).andWhere('w.name LIKE :like', { like: `%${name.replace(/[\\%_]/g, '\\$&')}%` }).take(MOST_FOUND).getMany();
    return { items: [...(await this.views(m, caseId, found, true)).values()], nextCursor: null };
  }

  /** One page of a case's roster for a reader whose right to it was checked already, such as a liaison's by a referral. */
  async page(m: EntityManager, caseId: string, query: WorkerListQuery, namesInClear: boolean): Promise<WorkerPageView> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = readCursor(query.cursor);
    const builder = onRoster(m, caseId);
    if (query.only) builder.andWhere(SELECTIONS[query.only], { hardship: hardshipConditions });
    if (after) builder.andWhere('(w.position, w.id) > (:position, :id)', after);
    const found = await builder.take(limit + 1).getMany();
    const views = await this.views(m, caseId, found.slice(0, limit), namesInClear);
    return toPage(found, limit, ({ position, id }) => [position, id], ({ id }) => views.get(id) ?? unreachable());
  }

  /** One worker of a case as somebody who works on it sees them. */
  async one(m: EntityManager, caseId: string, workerId: string): Promise<WorkerView> {
    const worker = await m.findOneByOrFail(Worker, { id: workerId, caseId });
    return (await this.views(m, caseId, [worker], true)).get(workerId) ?? unreachable();
  }

  async claim(m: EntityManager, caseId: string, claimId: string): Promise<ClaimView> {
    const claim = await m.findOneByOrFail(Claim, { id: claimId, caseId });
    const [view] = await this.claimViews(m, caseId, [claim]);
    return view ?? unreachable();
  }

  private async views(m: EntityManager, caseId: string, workers: readonly Worker[], namesInClear: boolean): Promise<Map<string, WorkerView>> {
    const claims = workers.length === 0 ? [] : await m.find(Claim, { where: { caseId, workerId: In(workers.map(({ id }) => id)) }, order: { createdAt: 'ASC', kind: 'ASC', id: 'ASC' } });
    const byWorker = new Map<string, ClaimView[]>(workers.map(({ id }) => [id, []]));
    for (const claim of await this.claimViews(m, caseId, claims)) byWorker.get(claim.workerId)?.push(claim);
    return new Map(workers.map((worker) => [worker.id, this.workerView(worker, byWorker.get(worker.id) ?? [], namesInClear)]));
  }

  private workerView(worker: Worker, claims: ClaimView[], namesInClear: boolean): WorkerView {
    const { id, name, bankName, job, migrantWorker, hiredOn, reportedCondition, livingCondition, surveyedAt, version } = worker;
    return {
      id, ...this.secrets.masked(worker), bankName, job, migrantWorker, hiredOn, reportedCondition, livingCondition, version, claims,
      name: namesInClear ? name : maskName(name),
      note: namesInClear ? this.secrets.text(worker, 'note') : null,
      livingNote: namesInClear ? this.secrets.text(worker, 'livingNote') : null,
      surveyedAt: surveyedAt?.toISOString() ?? null,
    };
  }

  private async claimViews(m: EntityManager, caseId: string, claims: readonly Claim[]): Promise<ClaimView[]> {
    const money = await this.money.ofClaims(m, caseId, claims.map(({ id }) => id));
    return claims.map(({ id, workerId, kind, fromMonth, toMonth, claimedFen, verifiedFen, disallowedReason, decidedAt, withdrawnAt, withdrawnReason }) => ({
      id, workerId, kind, claimedFen, verifiedFen, disallowedReason, withdrawnReason,
      ...(fromMonth === null ? {} : { from: fromMonth }),
      ...(toMonth === null ? {} : { to: toMonth }),
      agreedFen: money.get(id)?.agreedFen ?? 0,
      paidFen: money.get(id)?.paidFen ?? 0,
      decidedAt: decidedAt?.toISOString() ?? null,
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    }));
  }
}

const MOST_FOUND = 200;

const SELECTIONS: Readonly<Record<WorkerSelection, string>> = {
  undecidedClaims: 'EXISTS (SELECT 1 FROM claims cl WHERE cl.worker_id = w.id AND cl.verified_fen IS NULL AND cl.withdrawn_at IS NULL)',
  notSurveyed: 'w.livingCondition IS NULL',
  hardship: 'w.livingCondition IN (:...hardship)',
};

const onRoster = (m: EntityManager, caseId: string): SelectQueryBuilder<Worker> =>
  m.createQueryBuilder(Worker, 'w').where('w.caseId = :caseId AND w.removedAt IS NULL', { caseId }).orderBy('w.position').addOrderBy('w.id');

function readCursor(cursor: string | undefined): { position: number; id: string } | null {
  const keys = decodeCursor(cursor, 2);
  if (!keys) return null;
  const [position, id] = keys;
  if (Number.isInteger(position) && Math.abs(position as number) <= 2_147_483_647 && typeof id === 'string' && UUID.test(id)) return { position: position as number, id };
  throw invalidField('cursor', 'badCursor');
}

function unreachable(): never {
  throw new Error('A row that was just read has no view');
}
