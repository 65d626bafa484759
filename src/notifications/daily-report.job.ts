import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import { openCaseStates } from '../cases/domain/vocabulary.js';
import { OfficeTime } from '../deadlines/office-time.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.token.js';
import { Transactions } from '../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import { describeError } from '../platform/observe/describe-error.js';
import { LOGGER } from '../platform/observe/logger.js';
import { Clock } from '../platform/time/clock.js';
import { DailyReportFigures, TURNS_RED } from './daily-report-figures.js';
import { toldOf, typeOf } from './daily-report-news.js';
import { DailyReport } from './daily-report.entity.js';
import { type ReportDay, latestReportDay } from './domain/daily-report-day.js';
import { Inbox } from './inbox.js';
import { Recipients } from './recipients.js';

/** So many reports are written in one run; the next run goes on. */
const BATCH = 50;
/** Later than this it is left over from an outage: each person gets one digest of all. */
const BACKLOG_MS = 60 * 60_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const OPEN_STATES = openCaseStates.map((state) => `'${state}'`).join(', ');

/** Open red cases without the day's report; one that turned red, or was reopened, at the hour or later begins tomorrow. */
const OWES_REPORT = `c.risk_level = 'red' AND c.state IN (${OPEN_STATES})
  AND NOT EXISTS (SELECT 1 FROM daily_reports r WHERE r.case_id = c.id AND r.report_on >= $1)
  AND NOT EXISTS (SELECT 1 FROM timeline_entries t WHERE t.case_id = c.id AND t.at >= $2 AND (t.type = 'case.REOPEN' OR ${TURNS_RED}))`;

/**
 * 日报告、零报告: from the hour on, each open red case reports to the region's leader and its supervisor, until its level is lowered
 * or it ends. Looks at rows only: run late, it covers what happened since the last report; run twice, it finds nothing owed.
 */
@Injectable()
@HandlesJob({ name: 'dailyReports.sweep', everyMs: 60_000 })
export class DailyReportJob implements JobHandler {
  constructor(
    private readonly transactions: Transactions,
    private readonly figures: DailyReportFigures,
    private readonly time: OfficeTime,
    private readonly inbox: Inbox,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** A case that cannot report does not hold up the others. @throws Error when one could not */
  async handle(): Promise<void> {
    const day = latestReportDay(this.clock.now(), this.config.office.dailyReportAt, this.time.office);
    let failures = 0;
    let after = BEFORE_ALL;
    for (let treated = 0; treated < BATCH; ) {
      const owing = await this.owing(day, after);
      for (const { id } of owing) {
        after = id;
        if (await this.treat(id, day)) treated += 1;
        else failures += 1;
      }
      if (owing.length < BATCH) break;
    }
    if (failures > 0) throw new Error(`${failures} daily reports could not be written`);
  }

  private async treat(caseId: string, day: ReportDay): Promise<boolean> {
    try {
      await this.transactions.run((m) => this.report(m, caseId, day));
      return true;
    } catch (error) {
      this.log.error({ caseId, err: describeError(error) }, 'a daily report could not be written');
      return false;
    }
  }

  private owing({ reportOn, dueFrom }: ReportDay, after: string): Promise<{ id: string }[]> {
    return this.transactions.reader.query(`SELECT c.id FROM cases c WHERE c.id > $3 AND ${OWES_REPORT} ORDER BY c.id LIMIT ${BATCH}`, [reportOn, dueFrom, after]);
  }

  private async report(m: EntityManager, caseId: string, { reportOn, dueFrom }: ReportDay): Promise<void> {
    const kase = await m.findOne(Case, { where: { id: caseId }, lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' } });
    if (!kase) return;
    // Asked again under the lock: the level may have been lowered, or another worker was quicker.
    const [owes] = await m.query<unknown[]>(`SELECT 1 FROM cases c WHERE c.id = $3 AND ${OWES_REPORT}`, [reportOn, dueFrom, caseId]);
    if (!owes) return;
    const now = this.clock.now();
    const draft = await this.figures.of(m, kase, now);
    const people = await this.recipients.of(m, ['regionLeader', 'supervisor'], { kase });
    const recipientIds = await this.inbox.tell(m, people, {
      caseId, eventKey: `dailyReport:${caseId}:${reportOn}`, type: typeOf(draft.data), data: toldOf(draft.data, kase.number), at: now,
      backlog: now.getTime() - dueFrom.getTime() > BACKLOG_MS,
    });
    await m.insert(DailyReport, { id: randomUUID(), caseId, reportOn, at: now, ...draft, data: draft.data as object, recipientIds });
  }
}
