import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import type { Replay } from '../../repayment/domain/allocation.js';
import { addFen } from '../../repayment/domain/fen-sum.js';
import { effectiveDueOn } from '../../repayment/domain/instalment-balances.js';
import { type LedgerHistory, planInForce } from '../../repayment/domain/ledger-types.js';

/** The criminal law and the blacklist speak of pay for labour alone. */
export const payForLabour = ['wages', 'overtime'] as const satisfies readonly ClaimKind[];

/** What one worker is owed of pay that is due and unpaid. */
export interface WorkerArrears {
  workerId: string;
  dueFen: number;
  /** The calendar months that it is for; null where a claim that may make up three of them does not say. */
  months: number | null;
  /** 农民工; null where the roster does not say. */
  migrant: boolean | null;
}

/** A replayed ledger on a day. */
export interface LedgerOnDay {
  history: Pick<LedgerHistory, 'plans'>;
  replayed: Pick<Replay, 'claims' | 'lines'>;
  today: string;
}

/** What is due by the plan in force and unpaid, and what no plan promises: that is due by law. */
export function payArrears({ history, replayed: { claims, lines }, today }: LedgerOnDay, migrantOf: ReadonlyMap<string, boolean | null>): WorkerArrears[] {
  const plan = planInForce(history.plans);
  const overdue = new Map<string, number>();
  for (const { line, openFen } of lines) if (openFen > 0 && effectiveDueOn(line.dueOn, plan) < today) overdue.set(line.claimId, addFen(overdue.get(line.claimId) ?? 0, openFen));
  const workers = new Map<string, { dueFen: number; months: Set<string>; unknown: boolean }>();
  for (const { obligation: { claimId, workerId, kind, from, to }, unplannedFen } of claims) {
    const dueFen = addFen(overdue.get(claimId) ?? 0, unplannedFen);
    if (workerId === null || dueFen === 0 || !payForLabour.some((one) => one === kind)) continue;
    const worker = workers.get(workerId) ?? { dueFen: 0, months: new Set<string>(), unknown: false };
    workers.set(workerId, worker);
    worker.dueFen = addFen(worker.dueFen, dueFen);
    const months = monthsFrom(from ?? to ?? null, to ?? from ?? null);
    worker.unknown ||= months.length === 0;
    for (const month of months) worker.months.add(month);
  }
  return [...workers].map(([workerId, { dueFen, months, unknown }]) => ({
    workerId, dueFen, months: unknown && months.size < LONG_MONTHS ? null : months.size, migrant: migrantOf.get(workerId) ?? null,
  }));
}

/** 法释〔2013〕3号 Art. 3 (1): three months' pay or more of one worker. */
export const LONG_MONTHS = 3;

/** A period of a hundred years is a typing error that must not cost memory. */
const MOST_MONTHS = 1_200;

function monthsFrom(from: string | null, to: string | null): string[] {
  const months: string[] = [];
  for (let month = from; month !== null && to !== null && month <= to && months.length < MOST_MONTHS; month = monthAfter(month)) months.push(month);
  return months;
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
