import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { findVisibleCase } from '../cases/case-command.js';
import { CaseReadGrants } from '../cases/case-read-grants.js';
import { maskName } from '../cases/domain/identifiers/masks.js';
import { Transactions } from '../platform/database/transactions.js';
import { isId, isRowNumber, readCursor } from '../platform/http/cursor-keys.js';
import { DEFAULT_LIMIT, toPage } from '../platform/http/page.js';
import { Claim } from './claim.entity.js';
import { decisionsOn } from './decisions-on.js';
import type { WorkerListQuery, WorkerSearchBody } from './roster.dto.js';
import type { ClaimView, WorkerDetailView, WorkerPageView, WorkerView } from './roster.view.js';
import { findWorker } from './find-worker.js';
import { WorkerMoney } from './worker-money.js';
import { WorkerSecrets } from './worker-secrets.js';
import { Worker } from './worker.entity.js';
import { type WorkersWanted, workersWanted } from './workers-wanted.js';

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

  /** Those whose name holds the text, 200 unless told, for whoever may read names. @throws CodedError 404, 403 */
  async search(actor: Actor, caseId: string, body: WorkerSearchBody): Promise<WorkerPageView> {
    const m = this.transactions.reader;
    await this.grants.require(m, actor, await findVisibleCase(m, actor, caseId));
    return this.page(m, caseId, { ...body, limit: body.limit ?? MOST_FOUND }, true);
  }

  /** One page of a case's roster for a reader whose right to it was checked already, such as a liaison's by a referral. */
  async page(m: EntityManager, caseId: string, query: WorkersWanted, namesInClear: boolean): Promise<WorkerPageView> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = readCursor<[number, string]>(query.cursor, isRowNumber, isId);
    const builder = workersWanted(m, caseId, query);
    const total = await builder.clone().getCount();
    if (after) builder.andWhere('(w.position, w.id) > (:position, :id)', { position: after[0], id: after[1] });
    const found = await builder.skip(query.offset ?? 0).take(limit + 1).getMany();
    const views = await this.views(m, caseId, found.slice(0, limit), namesInClear);
    return { ...toPage(found, limit, ({ position, id }) => [position, id], ({ id }) => views.get(id) ?? unreachable()), total };
  }

  /** One worker with every decision on their claims. @throws CodedError 404 */
  async show(actor: Actor, caseId: string, workerId: string): Promise<WorkerDetailView> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    const worker = await findWorker(m, caseId, workerId);
    const namesInClear = await this.grants.mayReadUnmasked(m, actor, kase);
    const view = (await this.views(m, caseId, [worker], namesInClear)).get(workerId) ?? unreachable();
    return { ...view, decisions: await decisionsOn(m, view.claims.map(({ id }) => id), namesInClear) };
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

function unreachable(): never {
  throw new Error('A row that was just read has no view');
}
