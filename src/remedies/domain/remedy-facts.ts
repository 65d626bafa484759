import { type ClaimKind, type Enforceability, insuranceKinds, type OperatingStatus, wageMilestoneKinds } from '../../cases/domain/vocabulary.js';

/** What the law offers, in the order of the ladder from paper to police. */
export const remedyCodes = [
  'judicialConfirmation', 'arbitrationReview', 'opinionLetter', 'suggestionLetter', 'labourInspection', 'insuranceCollector', 'housingFundCentre', 'paymentOrder', 'arbitration',
  'lawsuit', 'enforcement', 'police',
] as const;
export type RemedyCode = (typeof remedyCodes)[number];

/** A right with a last day: not known, running to that day, used in time, or over. */
export interface RightClock {
  state: 'unknown' | 'running' | 'used' | 'lapsed' | 'ended';
  lastDay: string | null;
}

/** The agreement in force. */
export interface AgreementFacts {
  enforceability: Enforceability;
  /** The paper that both sides signed is kept with the case. */
  signedPaper: boolean;
  confirmation: RightClock;
  review: RightClock;
}

/** What the rules of the remedies look at; amounts in fen, dates `YYYY-MM-DD`. */
export interface RemedyFacts {
  today: string;
  /** Due and unpaid, by kind; without a plan whatever is verified is due. */
  dueFen: Readonly<Partial<Record<ClaimKind, number>>>;
  /** The first day on which anything of the agreement in force was due and not paid. */
  overdueSince: string | null;
  /** Workers who are owed pay that is due, and the most that one of them is owed. */
  workersOwedPay: number;
  mostOwedToOneFen: number;
  operatingStatus: OperatingStatus | null;
  agreement: AgreementFacts | null;
  /** A mediation ended with an agreement. */
  mediationAgreed: boolean;
  limitation: RightClock;
  /** The union's letter of opinion, by the clock of its answer: running, used (answered), lapsed (not answered in time). */
  opinion: RightClock;
  /** What makes wage arrears a matter for the police, where the case is. */
  crime: { workerFen: number; totalFen: number; lowerBound: boolean } | null;
}

/** Pay and what goes with it: what 调解仲裁法 Art. 16 and 劳动合同法 Art. 85 speak of. */
export const payKinds: readonly ClaimKind[] = wageMilestoneKinds;

/** The criminal law speaks of pay for labour alone. */
export const crimeKinds = ['wages', 'overtime'] as const satisfies readonly ClaimKind[];

export const dueOf = ({ dueFen }: Pick<RemedyFacts, 'dueFen'>, kinds: readonly ClaimKind[]): number => kinds.reduce((sum, kind) => sum + (dueFen[kind] ?? 0), 0);

export const insuranceDue = (facts: Pick<RemedyFacts, 'dueFen'>): number => dueOf(facts, insuranceKinds);
