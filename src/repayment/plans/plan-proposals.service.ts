import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { findVisibleCase } from '../../cases/case-command.js';
import { requireStanding, standingOf } from '../../cases/case-standing.js';
import type { LivingCondition } from '../../cases/domain/vocabulary.js';
import { addCalendarMonths } from '../../deadlines/domain/business-date.js';
import type { WorkingCalendar } from '../../deadlines/domain/working-calendar.js';
import { OfficeTime } from '../../deadlines/office-time.js';
import { Transactions } from '../../platform/database/transactions.js';
import { blockedBy, type FieldError, invalid, invalidField } from '../../platform/http/coded-error.js';
import { Clock } from '../../platform/time/clock.js';
import { CaseLedger } from '../ledger/case-ledger.service.js';
import { maxInstalments } from '../domain/instalment-rules.js';
import {
  coverageOfProposal, kindsToPropose, type OwedAmount, proposeByCashFlow, proposeByPriority, proposeMonthly, proposeSingleDate, type ProposalInput, type ProposedInstalment, type SpentMoney,
} from '../domain/plan-proposal.js';
import { hardshipGroups, priorityOf, type WorkerGroup } from '../domain/worker-priority.js';
import type { PlanProposalBody, ProposalMethod } from './plan-proposals.dto.js';
import type { PlanProposalView } from './plan-proposals.view.js';

/** What each method needs beside `kinds`, and what else it knows. */
const FIELDS: Readonly<Record<ProposalMethod, { needs: readonly (keyof PlanProposalBody)[]; knows: readonly (keyof PlanProposalBody)[] }>> = {
  singleDate: { needs: ['dueOn'], knows: [] },
  monthly: { needs: ['dueOn', 'months'], knows: ['hardshipFirst'] },
  priority: { needs: ['dueOn'], knows: [] },
  cashFlow: { needs: ['expected'], knows: ['hardshipFirst'] },
};

/** The calendar knows no later year. */
const LAST_DATE = '2099-10-31';

/** Proposes plans out of what is outstanding; nothing is written, and nothing is agreed by it. */
@Injectable()
export class PlanProposals {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: CaseLedger,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 400 for fields that the method lacks or does not know, 403, 404, 422 `nothingOutstanding`, `tooManyInstalments` */
  async propose(actor: Actor, caseId: string, body: PlanProposalBody): Promise<PlanProposalView> {
    requireFields(body);
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    requireStanding(await standingOf(m, actor, kase), 'member');
    const { balances, today } = await this.ledger.read(m, caseId, this.clock.now());
    const owed = balances.byWorkerKind.filter(({ outstandingFen }) => outstandingFen > 0);
    if (owed.length === 0) throw blockedBy('nothingOutstanding', 'ledger');
    // The law and the banks know nothing of days on which this office alone is closed.
    const calendar = (await this.time.current(m)).calendar.public;
    const input = { owed, kinds: body.kinds ?? kindsToPropose(owed), time: { today, isWorkingDay: (date: string) => calendar.isWorking(date) } };
    const groups = body.method === 'priority' || body.hardshipFirst ? hardshipGroups(await conditionsOf(m, caseId)) : [];
    const { instalments, spent } = proposeWith(body, input, groups);
    if (instalments.length > maxInstalments) throw blockedBy('tooManyInstalments', 'instalments', { max: maxInstalments });
    return toView(body, input, { today, instalments, spent, groups, calendar });
  }
}

function proposeWith({ method, dueOn = '', months = 1, expected = [] }: PlanProposalBody, input: ProposalInput, groups: readonly WorkerGroup[]): { instalments: ProposedInstalment[]; spent: SpentMoney[] } {
  switch (method) {
    case 'singleDate':
      return { instalments: proposeSingleDate(input, dueOn), spent: [] };
    case 'monthly':
      return { instalments: proposeMonthly(input, dueOn, months), spent: [] };
    case 'priority':
      return { instalments: proposeByPriority(input, dueOn, priorityOf(groups.map(({ workerIds }) => workerIds))), spent: [] };
    case 'cashFlow':
      return proposeByCashFlow(input, expected);
  }
}

function requireFields(body: PlanProposalBody): void {
  const { needs, knows } = FIELDS[body.method];
  const given = (Object.keys(body) as (keyof PlanProposalBody)[]).filter((field) => field !== 'method' && field !== 'kinds' && body[field] !== undefined);
  const errors: FieldError[] = [
    ...needs.filter((field) => !given.includes(field)).map((path) => ({ path, code: 'required' })),
    ...given.filter((field) => ![...needs, ...knows].includes(field)).map((path) => ({ path, code: 'notForThisMethod' })),
  ];
  if (errors.length > 0) throw invalid(errors);
  const { dueOn = '2000-01-01', months = 1, expected = [] } = body;
  if (dueOn > LAST_DATE || addCalendarMonths(dueOn, body.method === 'priority' ? 3 : months - 1) > LAST_DATE) throw invalidField('dueOn', 'calendarYearOutOfRange');
  expected.forEach(({ on }, place) => {
    if (on > LAST_DATE) throw invalidField(`expected[${place}].on`, 'calendarYearOutOfRange');
  });
}

async function conditionsOf(m: EntityManager, caseId: string): Promise<Map<string, LivingCondition | null>> {
  const rows = await m.query<{ id: string; living_condition: LivingCondition | null }[]>('SELECT id, living_condition FROM workers WHERE case_id = $1 AND removed_at IS NULL', [caseId]);
  return new Map(rows.map(({ id, living_condition }) => [id, living_condition]));
}

interface Proposed {
  today: string;
  instalments: readonly ProposedInstalment[];
  spent: readonly SpentMoney[];
  groups: readonly WorkerGroup[];
  calendar: WorkingCalendar;
}

function toView({ method }: PlanProposalBody, { owed, kinds }: ProposalInput, { today, instalments, spent, groups, calendar }: Proposed): PlanProposalView {
  const coverage = coverageOfProposal(owed, kinds, instalments);
  return {
    asOf: today,
    method,
    instalments: instalments.map((instalment) => ({ ...instalment, provisional: calendar.day(instalment.dueOn).provisional })),
    priority: groups.map(({ condition, workerIds }) => ({ condition, workerIds, outstandingFen: outstandingOf(owed, workerIds) })),
    byKind: coverage,
    uncoveredFen: coverage.reduce((sum, { uncoveredFen }) => sum + uncoveredFen, 0),
    expected: spent.map((money) => ({ ...money, leftFen: money.amountFen - money.usedFen })),
    draft: {
      instalments: instalments.map(({ kind, dueOn, amountFen }) => ({ kind, dueOn, amountFen })),
      ...(groups.length > 0 ? { priority: groups.map(({ workerIds }) => ({ workerIds })) } : {}),
    },
  };
}

function outstandingOf(owed: readonly OwedAmount[], workerIds: readonly string[]): number {
  const named = new Set(workerIds);
  return owed.reduce((sum, { workerId, outstandingFen }) => (workerId !== null && named.has(workerId) ? sum + outstandingFen : sum), 0);
}
