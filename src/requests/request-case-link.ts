import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { idsOf, inOrderOf } from '../cases/by-case.js';
import { CaseExtensions, type EffectContext } from '../cases/case-extensions.js';
import { CaseJournal } from '../cases/case-journal.js';
import { Request } from './request.entity.js';

/** What a case asks of its requests: how many wait, and that they end with it. Emergency reads hold up nothing. */
@Injectable()
export class RequestCaseLink {
  constructor(extensions: CaseExtensions, private readonly journal: CaseJournal) {
    extensions.answer({
      slice: 'requests',
      load: async (m, kases) => {
        const rows = await m.query<{ caseId: string; open: number }[]>(
          `SELECT case_id AS "caseId", count(*)::int AS open FROM requests WHERE case_id = ANY($1::uuid[]) AND state = 'open' AND type <> 'emergencyRead' GROUP BY case_id`, [idsOf(kases)],
        );
        return inOrderOf(kases, rows, ({ open }) => ({ open }), { open: 0 });
      },
    });
    extensions.treat({ effect: 'withdrawRequests', apply: (context) => this.withdrawAll(context) });
  }

  private async withdrawAll({ m, kase, actorId, now }: EffectContext): Promise<void> {
    const open = await m.find(Request, { where: { caseId: kase.id, state: 'open', type: Not('emergencyRead') }, order: { askedAt: 'ASC', id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    if (open.length === 0) return;
    await m.update(Request, { id: In(open.map(({ id }) => id)) }, { state: 'withdrawn', version: () => 'version + 1', decidedAt: now });
    for (const { id, type, askedById } of open) {
      await this.journal.record(m, { caseId: kase.id, actorId, at: now, type: 'request.endedWithCase', data: { requestId: id, type: `request.${type}`, askedById } });
    }
  }
}
