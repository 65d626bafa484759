import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Case } from '../cases/case.entity.js';
import { type ClaimKind, claimKinds } from '../cases/domain/vocabulary.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { Mediation } from '../mediation/mediation.entity.js';
import type { CaseLedgerState } from '../repayment/domain/case-ledger-state.js';
import { CaseLedger, planInForceOf } from '../repayment/ledger/case-ledger.service.js';
import { addFen } from '../repayment/domain/fen-sum.js';
import { PlanEnforcements } from '../repayment/plans/plan-enforcements.js';
import type { RepaymentPlan } from '../repayment/plans/repayment-plan.entity.js';
import { crimeAmounts } from '../warnings/domain/wage-crime.js';
import { WarningFactsReader } from '../warnings/warning-facts.reader.js';
import type { AgreementFacts, RemedyFacts, RightClock } from './domain/remedy-facts.js';
import { remedyOrders } from './remedy-orders.js';

/** The clocks of the law that remedies look at. */
const RIGHTS = ['arbitrationLimitation', 'employerAnswer'] as const;
type Right = (typeof RIGHTS)[number];

interface ClockRow {
  code: Right;
  state: 'running' | 'suspended' | 'met' | 'cancelled';
  last_day: string | null;
}

/** Gathers what the rules of the remedies ask of a case. */
@Injectable()
export class RemedyFactsReader {
  constructor(
    private readonly ledger: CaseLedger,
    private readonly warnings: WarningFactsReader,
    private readonly enforcements: PlanEnforcements,
    private readonly time: OfficeTime,
  ) {}

  async read(m: EntityManager, kase: Case, now: Date): Promise<RemedyFacts> {
    const ledger = await this.ledger.read(m, kase.id, now);
    const { today } = ledger;
    const { arrears, limits } = await this.warnings.read(m, kase, ledger);
    const plan = await planInForceOf(m, kase.id);
    const inForce = plan?.state === 'agreed' || plan?.state === 'defaulted' ? plan : null;
    const clocks = await this.clocksOf(m, kase.id);
    const right = (code: Right): RightClock => rightOf(clocks.filter((row) => row.code === code), today);
    return {
      today, dueFen: dueOf(ledger), overdueSince: overdueSince(ledger),
      operatingStatus: kase.operatingStatus,
      agreement: inForce && (await this.agreement(m, inForce)),
      mediationAgreed: await m.existsBy(Mediation, { caseId: kase.id, outcome: 'agreed' }),
      limitation: right('arbitrationLimitation'),
      opinion: right('employerAnswer'),
      crime: { amounts: crimeAmounts(arrears, limits), limits },
      orders: await remedyOrders(m, kase.id, ledger),
    };
  }

  private async agreement(m: EntityManager, plan: RepaymentPlan): Promise<AgreementFacts> {
    const routes = (await this.enforcements.routesOf(m, plan.caseId)).get(plan.id) ?? null;
    const unknown = { state: 'unknown', lastDay: null } as const;
    return {
      enforceability: this.enforcements.enforcementOf(plan, routes).now, signedPaper: plan.documentIds.length > 0, confirmation: routes?.confirmation ?? unknown, review: routes?.review ?? unknown,
    };
  }

  /** The newest of each last. */
  private async clocksOf(m: EntityManager, caseId: string): Promise<ClockRow[]> {
    const rows = await m.query<(Omit<ClockRow, 'last_day'> & { due_at: Date | null })[]>(
      `SELECT code, state, due_at FROM deadlines WHERE case_id = $1 AND subject = 'legalEvent' AND code = ANY($2) ORDER BY started_at, generation_began_at, id`,
      [caseId, RIGHTS],
    );
    return rows.map(({ due_at, ...row }) => ({ ...row, last_day: due_at && this.time.dateOf(due_at) }));
  }
}

/** What is due by the plan in force, and what no plan promises: that is due by law. */
function dueOf({ balances, replayed }: CaseLedgerState): RemedyFacts['dueFen'] {
  const due = new Map<ClaimKind, number>();
  const add = (kind: ClaimKind, fen: number): unknown => fen > 0 && due.set(kind, addFen(due.get(kind) ?? 0, fen));
  for (const { kind, overdueFen } of balances.byWorkerKind) add(kind, overdueFen);
  for (const { obligation: { kind }, unplannedFen } of replayed.claims) add(kind, unplannedFen);
  return Object.fromEntries(claimKinds.flatMap((kind) => (due.has(kind) ? [[kind, due.get(kind) ?? 0]] : [])));
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
