import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import { CaseClocks } from '../../cases/case-clocks.js';
import { CaseCommands, findVisibleCase } from '../../cases/case-command.js';
import { Case } from '../../cases/case.entity.js';
import type { OpenCaseState } from '../../cases/domain/vocabulary.js';
import { OfficeTime } from '../../deadlines/office-time.js';
import { Transactions } from '../../platform/database/transactions.js';
import { blockedBy, invalidField } from '../../platform/http/coded-error.js';
import { decodeInstantCursor } from '../../platform/http/instant-cursor.js';
import { DEFAULT_LIMIT, type PageQuery, toPage } from '../../platform/http/page.js';
import { formatYuan } from '../../platform/money/fen.js';
import { SupervisionCheck } from './supervision-check.entity.js';
import type { SupervisionCheckBody } from './supervision-checks.dto.js';
import type { SupervisionCheckPageView } from './supervision-checks.view.js';

export const CHECK_STATES = ['coordinating', 'supervising'] as const satisfies readonly OpenCaseState[];

/** Looking into how the company raises the money it promised. */
@Injectable()
export class SupervisionChecks {
  constructor(
    private readonly commands: CaseCommands,
    private readonly transactions: Transactions,
    private readonly clocks: CaseClocks,
    private readonly time: OfficeTime,
  ) {}

  /**
   * Records a check; under supervision it meets the clock of checks and starts the next, which ends on the
   * day named here, or by its rule when that is earlier.
   * @returns its id
   * @throws CodedError 400 for a check in the future, 422 `nextCheckInThePast`
   */
  record(actor: Actor, caseId: string, body: SupervisionCheckBody): Promise<string> {
    return this.commands.run(actor, caseId, { standing: 'lead', states: CHECK_STATES }, async (tx) => {
      const { m, kase, now } = tx;
      const { fundsRaisedFen, sources, record, nextCheckOn } = body;
      if (new Date(body.checkedAt) > now) throw invalidField('checkedAt', 'inTheFuture');
      if (nextCheckOn < this.time.dateOf(now)) throw blockedBy('nextCheckInThePast', 'nextCheckOn');
      const id = randomUUID();
      await m.insert(SupervisionCheck, { id, caseId, checkedAt: new Date(body.checkedAt), fundsRaisedFen, sources, record, nextCheckOn, recordedById: actor.id, recordedAt: now });
      kase.nextCheckOn = nextCheckOn;
      await m.update(Case, { id: caseId }, { nextCheckOn });
      if (kase.state === 'supervising') {
        await this.clocks.meet(m, kase, 'supervisionCheck', now);
        await this.clocks.open(m, kase, 'supervisionCheck', now, kase.suspendedAt !== null);
      }
      await tx.record('supervision.checked', { checkId: id, fundsRaisedFen, fundsRaisedYuan: formatYuan(fundsRaisedFen), nextCheckOn });
      return id;
    });
  }

  /** Newest first. @throws CodedError 404 */
  async list(actor: Actor, caseId: string, { limit = DEFAULT_LIMIT, cursor }: PageQuery): Promise<SupervisionCheckPageView> {
    const m = this.transactions.reader;
    await findVisibleCase(m, actor, caseId);
    const after = decodeInstantCursor(cursor);
    const builder = m.createQueryBuilder(SupervisionCheck, 's').where('s.caseId = :caseId', { caseId });
    if (after) builder.andWhere('(s.checkedAt, s.id) < (:at, :id)', { at: after.at, id: after.id });
    const rows = await builder.orderBy('s.checkedAt', 'DESC').addOrderBy('s.id', 'DESC').limit(limit + 1).getMany();
    return toPage(rows, limit, ({ checkedAt, id }) => [checkedAt.toISOString(), id], ({ id, checkedAt, fundsRaisedFen, sources, record, nextCheckOn, recordedById, recordedAt }) => ({
      id, checkedAt: checkedAt.toISOString(), fundsRaisedFen, sources, record, nextCheckOn, recordedById, recordedAt: recordedAt.toISOString(),
    }));
  }
}
