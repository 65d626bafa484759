import { type AllocationTerms, pour, termsOf, tiersFor } from './allocation-tiers.js';
import type { ClaimKind, PaymentKind } from '../../cases/domain/vocabulary.js';
import { kindsSettledBy } from './claim-kind.js';
import { compareCells, compareText } from './claim-order.js';
import { LedgerCell, type ClaimState, type LineState } from './ledger-cell.js';
import { periodsOf } from './ledger-events.js';
import { checkHistory } from './ledger-input.js';
import { settledByPosting } from './ledger-types.js';
import type { AgreedPlan, LedgerHistory, Obligation, PlanLine, Posting, Waiver } from './ledger-types.js';

/** A part of a posting and where it landed. */
export interface Allocation {
  postingId: string;
  claimId: string;
  workerId: string | null;
  kind: ClaimKind;
  /** The line it filled, of the revision in force then; `null` when no line promised it. */
  line: { planId: string; instalmentNo: number } | null;
  amountFen: number;
  /** The part of it that repaid a fund's advance and reached no worker. */
  toFundFen: number;
  /** A fund's advance: it reached the worker and settled nothing. */
  advance: boolean;
}

/** The part of a waiver that met something outstanding. */
export interface AppliedWaiver {
  waiverId: string;
  claimId: string;
  workerId: string | null;
  kind: ClaimKind;
  amountFen: number;
}

/** What follows from a history. Derived whenever it is asked for, so that nothing of it can be stale. */
export interface Replay {
  allocations: readonly Allocation[];
  /** What found nothing to settle, for the supervisor to resolve. */
  unapplied: readonly { postingId: string; amountFen: number }[];
  waived: readonly AppliedWaiver[];
  /** By worker, kind and age. */
  claims: readonly Readonly<ClaimState>[];
  /** Lines of the plan in force, by worker, kind and due date. */
  lines: readonly Readonly<LineState>[];
}

/**
 * Replays a case's ledger from its first posting. Pure and deterministic: the order of the arrays means nothing.
 *
 * What was recorded before a plan fills claims directly, just as it did when the plan was agreed: so its lines stay what was
 * outstanding then. What is recorded later fills the lines, back-dated payments too, and beyond them what no line covers.
 * Reversed postings never happened.
 * @throws RangeError when an amount is no non-negative safe integer, an id stands twice, or a line names an unknown claim
 */
export function replay(history: LedgerHistory): Replay {
  checkHistory(history);
  const run = new LedgerReplay(history.obligations);
  for (const { plan, events } of periodsOf(history)) {
    if (plan) run.adopt(plan);
    for (const { posting, waiver } of events) {
      if (posting) run.post(posting);
      else run.waive(waiver);
    }
  }
  return run.result();
}

class LedgerReplay {
  private readonly cells: LedgerCell[] = [];
  /** By worker; under `null` what no single worker is owed. */
  private readonly cellsOf = new Map<string | null, LedgerCell[]>();
  private readonly lumpCells = new Map<PaymentKind, LedgerCell[]>();
  private readonly allocations: Allocation[] = [];
  private readonly unapplied: { postingId: string; amountFen: number }[] = [];
  private readonly waived: AppliedWaiver[] = [];
  private terms: AllocationTerms = termsOf(null);

  constructor(obligations: readonly Obligation[]) {
    for (const [workerId, owed] of byWorker(obligations)) {
      const cells = [...groupBy(owed.sort(compareCells), ({ kind }) => kind)].map(([kind, ofKind]) => new LedgerCell(workerId, kind, ofKind));
      this.cellsOf.set(workerId, cells);
      this.cells.push(...cells);
    }
  }

  adopt(plan: AgreedPlan): void {
    this.terms = termsOf(plan);
    const lines = groupBy(plan.lines, ({ workerId }) => workerId);
    let adopted = 0;
    for (const [workerId, cells] of this.cellsOf) {
      const own = lines.get(workerId) ?? [];
      for (const cell of cells) {
        cell.adoptLines(own.filter(({ kind }) => kind === cell.kind));
        adopted += cell.lines.length;
      }
    }
    if (adopted < plan.lines.length) throw new RangeError(`The plan ${plan.planId} has a line of a claim that is not in the ledger`);
  }

  post(posting: Posting): void {
    const cells = posting.workerIds === null ? this.cellsOfKind(posting.kind) : this.namedCells(posting.kind, posting.workerIds);
    let leftFen = settledByPosting(posting);
    const tiers = tiersFor(posting, this.terms, cells, (claim, line, amountFen, toFundFen) =>
      this.allocations.push(allocation(posting, claim, { line, amountFen, toFundFen })),
    );
    for (const tier of tiers) {
      if (leftFen === 0) return;
      leftFen = pour(leftFen, cells, tier);
    }
    if (leftFen > 0) this.unapplied.push({ postingId: posting.id, amountFen: leftFen });
  }

  waive(waiver: Waiver): void {
    const concerns = ({ obligation }: ClaimState): boolean => !waiver.claimId || obligation.claimId === waiver.claimId;
    this.cellAt(waiver)?.waive(waiver.amountFen, concerns, ({ obligation: { claimId, workerId, kind } }, _line, amountFen) =>
      this.waived.push({ waiverId: waiver.id, claimId, workerId, kind, amountFen }),
    );
  }

  result(): Replay {
    return {
      allocations: this.allocations,
      unapplied: this.unapplied,
      waived: this.waived,
      claims: this.cells.flatMap((cell) => cell.claims),
      lines: this.cells.flatMap((cell) => cell.lines),
    };
  }

  private cellsOfKind(kind: PaymentKind): LedgerCell[] {
    const known = this.lumpCells.get(kind);
    if (known) return known;
    const kinds = kindsSettledBy(kind);
    const cells = this.cells.filter((cell) => kinds.includes(cell.kind));
    this.lumpCells.set(kind, cells);
    return cells;
  }

  private namedCells(kind: PaymentKind, workerIds: readonly string[]): LedgerCell[] {
    return [...new Set(workerIds)]
      .flatMap((workerId) => kindsSettledBy(kind).map((settled) => ({ workerId, kind: settled })))
      .sort(compareCells)
      .flatMap((address) => this.cellAt(address) ?? []);
  }

  private cellAt({ workerId, kind }: { workerId: string | null; kind: ClaimKind }): LedgerCell | undefined {
    return this.cellsOf.get(workerId)?.find((cell) => cell.kind === kind);
  }
}

function allocation(posting: Posting, { obligation }: ClaimState, { line, amountFen, toFundFen }: { line: PlanLine | null; amountFen: number; toFundFen: number }): Allocation {
  return {
    postingId: posting.id,
    claimId: obligation.claimId,
    workerId: obligation.workerId,
    kind: obligation.kind,
    line: line && { planId: line.planId, instalmentNo: line.instalmentNo },
    amountFen,
    toFundFen,
    advance: posting.advance ?? false,
  };
}

/** What is owed to each worker, in the order of cells. */
const byWorker = (obligations: readonly Obligation[]): [string | null, Obligation[]][] =>
  [...groupBy(obligations, ({ workerId }) => workerId)].sort(([a], [b]) => compareText(a ?? '', b ?? ''));

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
