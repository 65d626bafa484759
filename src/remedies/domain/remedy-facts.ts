import { type ClaimKind, type Enforceability, insuranceKinds, type OperatingStatus, wageMilestoneKinds } from '../../cases/domain/vocabulary.js';
import type { LabourOrderKind } from '../../labour-orders/domain/order-kinds.js';
import type { OrderState } from '../../labour-orders/domain/order-standing.js';
import type { RouteStanding } from '../../statutory/domain/paper-route.js';
import { payForLabour } from '../../warnings/domain/pay-arrears.js';
import type { CrimeAmounts, CrimeLimits } from '../../warnings/domain/wage-crime.js';

/** What the law offers, in the order of the ladder from paper to police. */
export const remedyCodes = [
  'judicialConfirmation', 'arbitrationReview', 'opinionLetter', 'suggestionLetter', 'labourInspection', 'insuranceCollector', 'housingFundCentre', 'paymentOrder', 'arbitration',
  'lawsuit', 'enforcement', 'additionalCompensation', 'orderEnforcement', 'police',
] as const;
export type RemedyCode = (typeof remedyCodes)[number];

/** A right with a last day: not known, running to that day, used in time, or over. */
export interface RightClock {
  state: 'unknown' | 'running' | 'used' | 'lapsed' | 'ended';
  lastDay: string | null;
}

/** A way to make an agreement enforceable. */
export type AgreementRoute = Pick<RouteStanding, 'state' | 'lastDay'>;

/** The agreement in force. */
export interface AgreementFacts {
  /** As it is now: signed so, or made so by court or commission since. */
  enforceability: Enforceability;
  /** The paper that both sides signed is kept with the case. */
  signedPaper: boolean;
  confirmation: AgreementRoute;
  review: AgreementRoute;
}

/** What the rules of the remedies look at; amounts in fen, dates `YYYY-MM-DD`. */
export interface RemedyFacts {
  today: string;
  /** Due and unpaid, by kind; without a plan whatever is verified is due. */
  dueFen: Readonly<Partial<Record<ClaimKind, number>>>;
  /** The first day on which anything of the agreement in force was due and not paid. */
  overdueSince: string | null;
  operatingStatus: OperatingStatus | null;
  agreement: AgreementFacts | null;
  /** A mediation ended with an agreement. */
  mediationAgreed: boolean;
  limitation: RightClock;
  /** The union's letter of opinion, by the clock of its answer: running, used (answered), lapsed (not answered in time). */
  opinion: RightClock;
  /** What makes wage arrears a matter for the police, where the case is. */
  crime: { amounts: CrimeAmounts; limits: CrimeLimits | null };
  /** What the authorities ordered, as it was recorded and not taken back. */
  orders: readonly RemedyOrder[];
}

/** An authority's order as it stands today. */
export interface RemedyOrder {
  kind: LabourOrderKind;
  number: string;
  deadlineOn: string;
  state: OrderState;
  unpaidFen: number;
  /** Additional compensation can be decided on it: its day has passed, something was unpaid then, nothing is recorded yet. */
  compensable: boolean;
}

/** Pay and what goes with it: what 调解仲裁法 Art. 16 and 劳动合同法 Art. 85 speak of. */
export const payKinds: readonly ClaimKind[] = wageMilestoneKinds;

/** Wages need no agreement for a payment order (劳动合同法 Art. 30). */
export const wageKinds: readonly ClaimKind[] = payForLabour;

export const dueOf = ({ dueFen }: Pick<RemedyFacts, 'dueFen'>, kinds: readonly ClaimKind[]): number => kinds.reduce((sum, kind) => sum + (dueFen[kind] ?? 0), 0);

export const insuranceDue = (facts: Pick<RemedyFacts, 'dueFen'>): number => dueOf(facts, insuranceKinds);
