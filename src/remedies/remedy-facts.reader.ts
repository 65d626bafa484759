import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Case } from '../cases/case.entity.js';
import { type ClaimKind, claimKinds } from '../cases/domain/vocabulary.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { LegalFigures } from '../legal-figures/legal-figures.js';
import { Mediation } from '../mediation/mediation.entity.js';
import { CaseLedger, type CaseLedgerState, planInForceOf } from '../repayment/ledger/case-ledger.service.js';
import { addFen } from '../repayment/domain/fen-sum.js';
import type { RepaymentPlan } from '../repayment/plans/repayment-plan.entity.js';
import { crimeKinds, type RemedyFacts, type RightClock } from './domain/remedy-facts.js';

/** The clocks of the law that remedies look at. */
const RIGHTS = ['judicialConfirmation', 'arbitrationReview', 'arbitrationLimitation', 'employerAnswer'] as const;
type Right = (typeof RIGHTS)[number];

interface ClockRow {
  code: Right;
  state: 'running' | 'suspended' | 'met' | 'cancelled';
  last_day: string | null;
  plan_id: string | null;
}

/** Gathers what the rules of the remedies ask of a case. */
@Injectable()
export class RemedyFactsReader {
  constructor(
    private readonly ledger: CaseLedger,
    private readonly figures: LegalFigures,
    private readonly time: OfficeTime,
  ) {}

  async read(m: EntityManager, kase: Case, now: Date): Promise<RemedyFacts> {
    const ledger = await this.ledger.read(m, kase.id, now);
    const { today } = ledger;
    const plan = await planInForceOf(m, kase.id);
    const inForce = plan?.state === 'agreed' || plan?.state === 'defaulted' ? plan : null;
    const clocks = await this.clocksOf(m, kase.id);
    const right = (code: Right, planId?: string): RightClock => rightOf(clocks.filter((row) => row.code === code && (planId === undefined || row.plan_id === planId)), today);
    return {
      today, ...dueOf(ledger), overdueSince: overdueSince(ledger),
      operatingStatus: kase.operatingStatus,
      agreement: inForce && { ...paperOf(inForce), confirmation: right('judicialConfirmation', inForce.id), review: right('arbitrationReview', inForce.id) },
      mediationAgreed: await m.existsBy(Mediation, { caseId: kase.id, outcome: 'agreed' }),
      limitation: right('arbitrationLimitation'),
      opinion: right('employerAnswer'),
      crime: await this.crime(m, kase, today),
    };
  }

  private async crime(m: EntityManager, kase: Case, today: string): Promise<RemedyFacts['crime']> {
    const figures = await this.figures.at(m, ['wageCrimeWorkerFen', 'wageCrimeTotalFen'], today, kase.regionCode);
    const [worker, total] = [figures.get('wageCrimeWorkerFen'), figures.get('wageCrimeTotalFen')];
    return worker && total ? { workerFen: worker.value, totalFen: total.value, lowerBound: worker.lowerBound || total.lowerBound } : null;
  }

  /** The newest of each last; of an agreement's clock with the plan that it is about. */
  private async clocksOf(m: EntityManager, caseId: string): Promise<ClockRow[]> {
    const rows = await m.query<(Omit<ClockRow, 'last_day'> & { due_at: Date | null })[]>(
      `SELECT d.code, d.state, d.due_at, e.source_id AS plan_id FROM deadlines d LEFT JOIN legal_events e ON e.id = d.subject_id
        WHERE d.case_id = $1 AND d.subject = 'legalEvent' AND d.code = ANY($2) ORDER BY d.started_at, d.generation_began_at, d.id`,
      [caseId, RIGHTS],
    );
    return rows.map(({ due_at, ...row }) => ({ ...row, last_day: due_at && this.time.dateOf(due_at) }));
  }
}

const paperOf = ({ enforceability, documentIds }: RepaymentPlan): { enforceability: RepaymentPlan['enforceability']; signedPaper: boolean } => ({ enforceability, signedPaper: documentIds.length > 0 });

/** What is due by the plan in force, and what no plan promises: that is due by law. */
function dueOf({ balances, replayed }: CaseLedgerState): Pick<RemedyFacts, 'dueFen' | 'workersOwedPay' | 'mostOwedToOneFen'> {
  const due = new Map<ClaimKind, number>();
  const pay = new Map<string, number>();
  const add = (kind: ClaimKind, workerId: string | null, fen: number): void => {
    if (fen === 0) return;
    due.set(kind, addFen(due.get(kind) ?? 0, fen));
    if (workerId !== null && crimeKinds.some((one) => one === kind)) pay.set(workerId, addFen(pay.get(workerId) ?? 0, fen));
  };
  for (const { kind, workerId, overdueFen } of balances.byWorkerKind) add(kind, workerId, overdueFen);
  for (const { obligation: { kind, workerId }, unplannedFen } of replayed.claims) add(kind, workerId, unplannedFen);
  return {
    dueFen: Object.fromEntries(claimKinds.flatMap((kind) => (due.has(kind) ? [[kind, due.get(kind) ?? 0]] : []))),
    workersOwedPay: pay.size,
    mostOwedToOneFen: [...pay.values()].reduce((most, fen) => Math.max(most, fen), 0),
  };
}

function overdueSince({ balances }: CaseLedgerState): string | null {
  return balances.instalments.reduce<string | null>((first, { overdueFen, fallsDueOn }) => (overdueFen > 0 && (first === null || fallsDueOn < first) ? fallsDueOn : first), null);
}

/** The newest clock of a right as it stands today. */
function rightOf(rows: readonly ClockRow[], today: string): RightClock {
  const last = rows.at(-1);
  if (!last) return { state: 'unknown', lastDay: null };
  const { state, last_day: lastDay } = last;
  if (state === 'met') return { state: 'used', lastDay };
  if (state === 'cancelled') return { state: 'ended', lastDay };
  return { state: lastDay !== null && lastDay < today ? 'lapsed' : 'running', lastDay };
}
