import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseExtensions } from '../cases/case-extensions.js';
import type { Case } from '../cases/case.entity.js';
import { DailyReport, type ReportFigures } from './daily-report.entity.js';
import { type ReportedEntry, progressOf } from './domain/daily-report-progress.js';

/** An entry that makes a case red. */
export const TURNS_RED = `(t.type = 'case.reported' OR (t.type IN ('case.riskLevelSet', 'case.riskLevelChanged') AND t.data->>'to' = 'red' AND t.data->>'from' <> 'red'))`;

/** A report before it is written. */
export type DraftReport = Pick<DailyReport, 'coversFrom' | 'throughSeq' | 'data'>;

/** Gathers what a case has to report since the last time. */
@Injectable()
export class DailyReportFigures {
  constructor(private readonly extensions: CaseExtensions) {}

  /** The caller holds the case, so that nothing is added to it meanwhile. */
  async of(m: EntityManager, kase: Case, now: Date): Promise<DraftReport> {
    const since = await this.startOf(m, kase);
    const entries = await m.query<(ReportedEntry & { seq: number })[]>(
      `SELECT seq, type, actor_id AS "actorId", data FROM timeline_entries WHERE case_id = $1 AND seq > $2 ORDER BY seq`,
      [kase.id, since.seq],
    );
    const data: ReportFigures = {
      ...progressOf(entries),
      state: kase.state,
      outstandingFen: (await this.extensions.totalsOf(m, kase)).outstandingFen,
      openReferrals: (await this.extensions.loadSlice('referrals', m, kase, now)).open,
      ...(await clocksOf(m, kase.id, now)),
    };
    return { coversFrom: since.at, throughSeq: entries.at(-1)?.seq ?? since.seq, data };
  }

  private async startOf(m: EntityManager, { id, createdAt }: Case): Promise<{ at: Date; seq: number }> {
    const last = await m.findOne(DailyReport, { where: { caseId: id }, order: { reportOn: 'DESC' } });
    if (last) return { at: last.at, seq: last.throughSeq };
    const [turned] = await m.query<{ at: Date; seq: number }[]>(`SELECT t.at, t.seq - 1 AS seq FROM timeline_entries t WHERE t.case_id = $1 AND ${TURNS_RED} ORDER BY t.seq DESC LIMIT 1`, [id]);
    return turned ?? { at: createdAt, seq: 0 };
  }
}

/** A right that expires is nothing the case is late with. */
async function clocksOf(m: EntityManager, caseId: string, now: Date): Promise<Pick<ReportFigures, 'overdueClocks' | 'nextDueAt' | 'nextDueRule'>> {
  const clocks = await m.query<{ code: string; dueAt: Date }[]>(
    `SELECT code, due_at AS "dueAt" FROM deadlines WHERE case_id = $1 AND state = 'running' AND due_at IS NOT NULL AND rule->>'effect' = 'due' ORDER BY due_at, id`,
    [caseId],
  );
  const next = clocks.find(({ dueAt }) => dueAt >= now);
  return { overdueClocks: clocks.filter(({ dueAt }) => dueAt < now).length, nextDueAt: next?.dueAt.toISOString() ?? null, nextDueRule: next?.code ?? null };
}
