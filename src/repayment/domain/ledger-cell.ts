import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { compareClaimAge, compareText } from './claim-order.js';
import { addFen } from './fen-sum.js';
import type { Obligation, PlanLine } from './ledger-types.js';

/** How one claim stands while the history is replayed, in fen: `verified = paid + waived + open`. */
export interface ClaimState {
  readonly obligation: Obligation;
  openFen: number;
  /** The part of `openFen` that no line of the plan in force promises. */
  unplannedFen: number;
  paidFen: number;
  waivedFen: number;
  /** What a fund advanced to the worker; the employer owes it all the same. */
  advancedFen: number;
  /** The part of `paidFen` that repaid the fund. */
  recoveredFen: number;
  /** What agreed plans promise: the lines in force, and what earlier revisions promised and saw paid. */
  agreedFen: number;
}

/** How one line of the plan in force stands; what is neither paid nor open is no longer owed (waived, or verified down). */
export interface LineState {
  readonly line: PlanLine;
  readonly claim: ClaimState;
  /** What it promises of a claim that owed less from the start of the plan: it was verified down since. */
  cutFen: number;
  openFen: number;
  paidFen: number;
}

/**
 * Told of every amount that lands: on a line of the plan in force, or (`null`) on the claim alone. `toFundFen` is the part of it
 * that repaid a fund's advance and reached no worker.
 */
export type Landing = (claim: ClaimState, line: PlanLine | null, amountFen: number, toFundFen: number) => void;

/** What the employer owes a fund for a claim that it advanced, never more than the employer still owes at all. */
export const unrecoveredFen = ({ openFen, advancedFen, recoveredFen }: Readonly<ClaimState>): number => Math.min(openFen, advancedFen - recoveredFen);

/** What one worker is owed of one kind: payments fill it from its oldest end, waivers cut it from its youngest. */
export class LedgerCell {
  readonly claims: readonly ClaimState[];
  private planned: LineState[] = [];
  private firstOpen = 0;

  constructor(
    readonly workerId: string | null,
    readonly kind: ClaimKind,
    obligations: readonly Obligation[],
  ) {
    this.claims = [...obligations].sort(compareClaimAge).map((obligation) => {
      const openFen = obligation.verifiedFen ?? 0;
      return { obligation, openFen, unplannedFen: openFen, paidFen: 0, waivedFen: 0, advancedFen: 0, recoveredFen: 0, agreedFen: 0 };
    });
  }

  get lines(): readonly LineState[] {
    return this.planned;
  }

  /** Puts a newly agreed revision in force. A line promises no more than its claim still owes; the last ones due give way. */
  adoptLines(lines: readonly PlanLine[]): void {
    for (const { line, claim, paidFen } of this.planned) claim.agreedFen += paidFen - line.amountFen;
    for (const claim of this.claims) claim.unplannedFen = claim.openFen;
    this.firstOpen = 0;
    this.planned = lines.map((line) => ({ line, claim: this.claimOf(line), cutFen: line.amountFen, openFen: 0, paidFen: 0 }));
    this.planned.sort((a, b) => compareLines(a.line, b.line) || compareClaimAge(a.claim.obligation, b.claim.obligation));
    for (const state of this.planned) {
      const { line: { amountFen }, claim } = state;
      state.openFen = Math.min(amountFen, claim.unplannedFen);
      state.cutFen = amountFen - state.openFen;
      claim.unplannedFen -= state.openFen;
      claim.agreedFen = addFen(claim.agreedFen, amountFen);
    }
  }

  /** Due date of the oldest line that is still open. */
  earliestOpenDue(): string | null {
    while (this.planned[this.firstOpen]?.openFen === 0) this.firstOpen += 1;
    return this.planned[this.firstOpen]?.line.dueOn ?? null;
  }

  /** What is open on lines due up to `dueOn` (`null`: on all lines). */
  roomOnLines(dueOn: string | null): number {
    let roomFen = 0;
    for (const state of this.linesUpTo(dueOn)) roomFen = addFen(roomFen, state.openFen);
    return roomFen;
  }

  /** Fills lines, oldest due first; `amountFen` fits into `roomOnLines(dueOn)`. */
  payLines(dueOn: string | null, amountFen: number, land: Landing): void {
    let leftFen = amountFen;
    for (const state of this.linesUpTo(dueOn)) {
      const takenFen = Math.min(leftFen, state.openFen);
      if (takenFen === 0) continue;
      leftFen -= takenFen;
      state.openFen -= takenFen;
      state.paidFen += takenFen;
      land(state.claim, state.line, takenFen, payClaim(state.claim, takenFen));
      if (leftFen === 0) return;
    }
  }

  /** What is open outside the plan, of the claims that `concerns` picks. */
  roomOutsidePlan(concerns: (claim: ClaimState) => boolean): number {
    return this.claims.reduce((sum, claim) => (concerns(claim) ? addFen(sum, claim.unplannedFen) : sum), 0);
  }

  /** Fills claims outside the plan, oldest first. */
  payOutsidePlan(concerns: (claim: ClaimState) => boolean, amountFen: number, land: Landing): void {
    let leftFen = amountFen;
    for (const claim of this.claims) {
      const takenFen = concerns(claim) ? Math.min(leftFen, claim.unplannedFen) : 0;
      if (takenFen === 0) continue;
      leftFen -= takenFen;
      claim.unplannedFen -= takenFen;
      land(claim, null, takenFen, payClaim(claim, takenFen));
    }
  }

  /** What a fund can still advance: owed to the worker and not advanced before. */
  roomForAdvance(): number {
    return this.claims.reduce((sum, claim) => addFen(sum, owedToWorker(claim)), 0);
  }

  advance(amountFen: number, land: Landing): void {
    let leftFen = amountFen;
    for (const claim of this.claims) {
      const takenFen = Math.min(leftFen, owedToWorker(claim));
      if (takenFen === 0) continue;
      leftFen -= takenFen;
      claim.advancedFen += takenFen;
      land(claim, null, takenFen, 0);
    }
  }

  /** What the employer can still repay to a fund. */
  roomForRecovery(): number {
    return this.claims.reduce((sum, claim) => addFen(sum, unrecoveredFen(claim)), 0);
  }

  /** Repays a fund, oldest claim first: each on its own lines, oldest due first, then outside the plan. */
  recover(amountFen: number, land: Landing): void {
    let leftFen = amountFen;
    for (const claim of this.claims) {
      const ofClaimFen = Math.min(leftFen, unrecoveredFen(claim));
      leftFen -= ofClaimFen;
      claim.recoveredFen += ofClaimFen;
      this.repay(claim, ofClaimFen, land);
    }
  }

  /** Cuts what was forgone from the youngest end, outside the plan first, then the lines due last; returns what was left to cut. */
  waive(amountFen: number, concerns: (claim: ClaimState) => boolean, land: Landing): number {
    let leftFen = amountFen;
    const cut = (claim: ClaimState, fromFen: number): number => {
      const takenFen = concerns(claim) ? Math.min(leftFen, fromFen) : 0;
      if (takenFen === 0) return 0;
      leftFen -= takenFen;
      claim.openFen -= takenFen;
      claim.waivedFen += takenFen;
      land(claim, null, takenFen, 0);
      return takenFen;
    };
    for (const claim of [...this.claims].reverse()) claim.unplannedFen -= cut(claim, claim.unplannedFen);
    for (const state of [...this.planned].reverse()) state.openFen -= cut(state.claim, state.openFen);
    return leftFen;
  }

  private repay(claim: ClaimState, amountFen: number, land: Landing): void {
    let leftFen = amountFen;
    const take = (fromFen: number, line: PlanLine | null): number => {
      const takenFen = Math.min(leftFen, fromFen);
      if (takenFen === 0) return 0;
      leftFen -= takenFen;
      claim.openFen -= takenFen;
      claim.paidFen += takenFen;
      land(claim, line, takenFen, takenFen);
      return takenFen;
    };
    for (const state of this.planned) {
      if (state.claim !== claim) continue;
      const takenFen = take(state.openFen, state.line);
      state.openFen -= takenFen;
      state.paidFen += takenFen;
    }
    claim.unplannedFen -= take(claim.unplannedFen, null);
  }

  private claimOf({ claimId, planId }: PlanLine): ClaimState {
    const claim = this.claims.find(({ obligation }) => obligation.claimId === claimId);
    if (!claim) throw new RangeError(`The plan ${planId} has a line of a claim that is not in the ledger`);
    return claim;
  }

  private *linesUpTo(dueOn: string | null): Generator<LineState> {
    for (let index = this.firstOpen; index < this.planned.length; index += 1) {
      const state = this.planned[index];
      if (!state || (dueOn !== null && state.line.dueOn > dueOn)) return;
      yield state;
    }
  }
}

/** What the worker still lacks: a fund's advance is in the worker's hand, and the employer owes it to the fund. */
const owedToWorker = (claim: ClaimState): number => claim.openFen - unrecoveredFen(claim);

/** The worker comes first: only what exceeds what the worker lacks repays the fund. Returns that part. */
function payClaim(claim: ClaimState, amountFen: number): number {
  const toFundFen = Math.max(0, amountFen - owedToWorker(claim));
  claim.openFen -= amountFen;
  claim.paidFen += amountFen;
  claim.recoveredFen += toFundFen;
  return toFundFen;
}

function compareLines(a: PlanLine, b: PlanLine): number {
  return compareText(a.dueOn, b.dueOn) || a.instalmentNo - b.instalmentNo;
}
