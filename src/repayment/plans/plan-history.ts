import type { EntityManager } from 'typeorm';
import type { ClaimKind, PaymentKind } from '../../cases/domain/vocabulary.js';
import type { FenText } from '../../platform/database/columns.js';
import { streamRows } from '../../platform/database/stream-rows.js';
import type { AgreedPlan, AllocationOrder, Instalment, Obligation, PlanLine } from '../domain/ledger-types.js';
import type { WorkerPriority } from '../domain/worker-priority.js';

/**
 * A line with what its projection holds, in fen. It points at its instalment and its obligation instead of repeating what they say: a
 * large case has a hundred thousand.
 */
export class StoredLine implements PlanLine {
  constructor(
    private readonly instalment: InstalmentRow,
    private readonly obligation: Obligation,
    readonly amountFen: number,
    readonly storedPaidFen: number,
    readonly storedOpenFen: number,
  ) {}

  get planId(): string {
    return this.instalment.plan_id;
  }

  get instalmentId(): string {
    return this.instalment.id;
  }

  get instalmentNo(): number {
    return this.instalment.no;
  }

  get dueOn(): string {
    return this.instalment.due_on;
  }

  get claimId(): string {
    return this.obligation.claimId;
  }

  get workerId(): string | null {
    return this.obligation.workerId;
  }

  get kind(): ClaimKind {
    return this.obligation.kind;
  }
}

export const isStored = (line: PlanLine): line is StoredLine => line instanceof StoredLine;

interface PlanRow {
  id: string;
  agreed_seq: string;
  allocation_order: AllocationOrder;
  accelerated_on: string | null;
  grace_working_days: number;
}

interface InstalmentRow {
  id: string;
  plan_id: string;
  no: number;
  kind: PaymentKind;
  due_on: string;
  amount_fen: FenText;
}

type LineRow = [instalmentId: string, obligationId: string, amount: FenText, paid: FenText, open: FenText];

export interface PlanHistory {
  plans: AgreedPlan[];
  /** Of each of them, by its id. */
  lines: ReadonlyMap<string, readonly StoredLine[]>;
  instalmentIds: ReadonlyMap<string, string>;
}

/** The agreed revisions of a case. */
export async function loadPlans(m: EntityManager, caseId: string, obligations: ReadonlyMap<string, Obligation>): Promise<PlanHistory> {
  const plans = await m.query<PlanRow[]>(
    `SELECT id, agreed_seq, allocation_order, accelerated_on::text AS accelerated_on, grace_working_days
       FROM repayment_plans WHERE case_id = $1 AND agreed_seq IS NOT NULL`,
    [caseId],
  );
  const ids = plans.map(({ id }) => id);
  const rows = await m.query<InstalmentRow[]>(
    'SELECT id, plan_id, no, kind, coalesce(agreed_due_on, due_on)::text AS due_on, amount_fen FROM plan_instalments WHERE plan_id = ANY($1::uuid[]) ORDER BY plan_id, no',
    [ids],
  );
  const instalments = new Map(rows.map((row) => [row.id, row]));
  const linesOf = new Map(ids.map((id): [string, StoredLine[]] => [id, []]));
  await streamRows<LineRow>(m, 'SELECT instalment_id, obligation_id, amount_fen, paid_fen, open_fen FROM plan_lines WHERE case_id = $1', [caseId], (row) => {
    const line = toLine(row, instalments, obligations);
    linesOf.get(line.planId)?.push(line);
  });
  const priorities = await loadPriorities(m, ids);
  return {
    lines: linesOf,
    instalmentIds: new Map(rows.map((row) => [`${row.plan_id}/${row.no}`, row.id])),
    plans: plans.map(({ id, agreed_seq, allocation_order, accelerated_on, grace_working_days }) => ({
      planId: id,
      agreedSeq: Number(agreed_seq),
      order: allocation_order,
      acceleratedOn: accelerated_on,
      graceWorkingDays: grace_working_days,
      ...priorities.get(id),
      instalments: rows.filter((row) => row.plan_id === id).map(toInstalment),
      lines: linesOf.get(id) ?? [],
    })),
  };
}

/** What each plan that names workers says of their order. */
async function loadPriorities(m: EntityManager, planIds: readonly string[]): Promise<Map<string, { priority: WorkerPriority }>> {
  const rows = await m.query<{ plan_id: string; worker_id: string; rank: number }[]>('SELECT plan_id, worker_id, rank FROM plan_priorities WHERE plan_id = ANY($1::uuid[])', [planIds]);
  const ranks = new Map<string, Map<string, number>>();
  for (const { plan_id, worker_id, rank } of rows) ranks.set(plan_id, (ranks.get(plan_id) ?? new Map<string, number>()).set(worker_id, rank));
  return new Map([...ranks].map(([planId, priority]) => [planId, { priority }]));
}

const toInstalment = (row: InstalmentRow): Instalment => ({ no: row.no, kind: row.kind, dueOn: row.due_on, amountFen: Number(row.amount_fen) });

function toLine([instalmentId, obligationId, amount, paid, open]: LineRow, instalments: ReadonlyMap<string, InstalmentRow>, obligations: ReadonlyMap<string, Obligation>): StoredLine {
  const instalment = instalments.get(instalmentId);
  const obligation = obligations.get(obligationId);
  if (!instalment || !obligation) throw new RangeError('A line of a plan names something that is not on its case');
  return new StoredLine(instalment, obligation, Number(amount), Number(paid), Number(open));
}
