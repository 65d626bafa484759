import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseCommands } from '../cases/case-command.js';
import { CaseJournal } from '../cases/case-journal.js';
import type { Case } from '../cases/case.entity.js';
import { openCaseStates } from '../cases/domain/vocabulary.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { formatYuan } from '../platform/money/fen.js';
import { CaseLedger, type ReplayedLedger } from '../repayment/ledger/case-ledger.service.js';
import { hasIncident, isHigher, judgeWarnings, type Warning, type WarningCode, warningCodes, type WarningStage } from './domain/warnings.js';
import { CaseWarning } from './case-warning.entity.js';
import { PAY_DUE, leastDueFen } from './pay-due.js';
import { WarningFactsReader } from './warning-facts.reader.js';

type Told = ReadonlyMap<WarningCode, WarningStage>;

/**
 * Raises a warning when a case reaches a stage of it first, at the end of the command that brought it about; each stage is told
 * once, whatever is paid and owed again later. What only a day brings is the sweep's.
 */
@Injectable()
export class WarningWatch {
  /** Transactions in which a look was taken. */
  private readonly looked = new WeakSet<EntityManager>();

  constructor(
    commands: CaseCommands,
    private readonly journal: CaseJournal,
    private readonly ledger: CaseLedger,
    private readonly facts: WarningFactsReader,
    private readonly time: OfficeTime,
  ) {
    ledger.follow({ afterSettle: ({ m, kase, now }, settled) => this.look(m, kase, now, settled) });
    commands.follow({ afterCommand: (m, kase, now) => (this.looked.has(m) ? Promise.resolve() : this.look(m, kase, now)) });
  }

  /** @param settled the ledger, where the command has just replayed it: a large one is not read twice */
  private async look(m: EntityManager, kase: Case, now: Date, settled?: ReplayedLedger): Promise<void> {
    this.looked.add(m);
    if (!openCaseStates.some((open) => open === kase.state)) return;
    const told = new Map((await m.findBy(CaseWarning, { caseId: kase.id })).map(({ code, stage }) => [code, stage]));
    if (!(await mayRise(m, kase, this.time.dateOf(now), told))) return;
    for (const warning of judgeWarnings(await this.facts.read(m, kase, settled ?? (await this.ledger.read(m, kase.id, now))))) {
      if (isHigher(warning.stage, told.get(warning.code) ?? 'none')) await this.raise(m, kase, warning, now);
    }
  }

  private async raise(m: EntityManager, { id: caseId }: Case, { code, stage, figures: { workers, totalFen } }: Warning, now: Date): Promise<void> {
    await m.upsert(CaseWarning, { caseId, code, stage, raisedAt: now }, ['caseId', 'code']);
    const data = { warning: code, stage, workers, amountFen: totalFen, amountYuan: formatYuan(totalFen) };
    await this.journal.record(m, { caseId, actorId: null, at: now, type: 'warning.raised', data });
  }
}

/** Asked before a ledger is replayed, which most commands need not: enough is due, and a stage is left to be told. */
async function mayRise(m: EntityManager, kase: Case, today: string, told: Told): Promise<boolean> {
  const [row] = await m.query<[{ enough: boolean; disobeyed: boolean }]>(
    `SELECT coalesce((SELECT sum(d.open_fen) >= $3 FROM case_debts d WHERE d.case_id = $1 AND ${PAY_DUE('$2')}), false) AS enough,
            EXISTS (SELECT 1 FROM labour_orders WHERE case_id = $1 AND deadline_on < $2) AS disobeyed`,
    [kase.id, today, leastDueFen(hasIncident(kase.escalators))],
  );
  const highest: WarningStage = row.disobeyed ? 'orderNotObeyed' : 'amountsReached';
  return row.enough && warningCodes.some((code) => isHigher(highest, told.get(code) ?? 'none'));
}
