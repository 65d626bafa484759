import { check, countCheck, type Check } from '../../platform/machine/blocker.js';

/**
 * What the machine asks about one referral. A *matter* is a referral together with those it was handed on to: the refusals of
 * all of them count together, and the reply is due from the first sending.
 */
export interface ReferralFacts {
  /** The case is in an open state. */
  readonly caseOpen: boolean;
  readonly departmentId: string;
  /** Until when the department may decline: 5 working days from sending, closing time included. */
  readonly declineBy: Date;
  /** A supervisor ruled this department responsible. */
  readonly ruled: boolean;
  readonly declinedInMatter: number;
  readonly returnedInMatter: number;
  /** No later referral was sent in this matter. */
  readonly latestInMatter: boolean;
  /** ASSIGN: the named liaison works in the referral's department. */
  readonly assigneeInDepartment: boolean;
  /** DECLINE, RULE: the named department exists and takes referrals. */
  readonly namedDepartmentExists: boolean;
  /** REPLY: named documents that do not exist or are not the department's own. */
  readonly unknownDocuments: number;
}

export interface ReferralCheckContext {
  readonly facts: ReferralFacts;
  readonly payload: {
    readonly liaisonId?: string;
    readonly proposedDepartmentId?: string;
    readonly departmentId?: string;
  };
  readonly now: Date;
}

/** Refusals in one matter after which the supervisor's ruling is open (and final). */
export const refusalsBeforeRuling = 2;

const referralCheck = check<ReferralCheckContext>;

const checks = {
  referralCaseEnded: referralCheck('case', ({ facts }) => !facts.caseOpen),
  liaisonNotInDepartment: referralCheck(
    'payload.liaisonId',
    ({ facts, payload }) => payload.liaisonId !== undefined && !facts.assigneeInDepartment,
    { asks: 'payload' },
  ),
  replyDocumentsUnknown: countCheck<ReferralCheckContext>('payload.documentIds', ({ facts }) => facts.unknownDocuments),
  declineTooLate: referralCheck('referral.declineBy', ({ facts, now }) => now.getTime() > facts.declineBy.getTime()),
  ruledResponsible: referralCheck('referral', ({ facts }) => facts.ruled),
  proposedDepartmentUnknown: referralCheck(
    'payload.proposedDepartmentId',
    ({ facts, payload }) => payload.proposedDepartmentId !== undefined && !facts.namedDepartmentExists,
    { asks: 'payload' },
  ),
  proposedDepartmentIsOwn: referralCheck(
    'payload.proposedDepartmentId',
    ({ facts, payload }) => payload.proposedDepartmentId === facts.departmentId,
    { asks: 'payload' },
  ),
  ruledDepartmentUnknown: referralCheck(
    'payload.departmentId',
    ({ facts, payload }) => payload.departmentId !== undefined && !facts.namedDepartmentExists,
    { asks: 'payload' },
  ),
  tooFewRefusals: referralCheck(
    'referral',
    ({ facts }) => Math.max(facts.declinedInMatter, facts.returnedInMatter) < refusalsBeforeRuling,
  ),
  notLatestInMatter: referralCheck('referral', ({ facts }) => !facts.latestInMatter),
};

export type ReferralCheckCode = keyof typeof checks;

/** What each blocker of a referral looks at and where it is put right; none can be overridden. */
export const referralChecks: Readonly<Record<ReferralCheckCode, Check<ReferralCheckContext>>> = checks;
