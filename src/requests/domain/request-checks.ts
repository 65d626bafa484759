import { check, type Check } from '../../platform/machine/blocker.js';
import { twoSupervisorTypes, type RequestType } from './request-type.js';

/** What the machine asks about one request. */
export interface RequestFacts {
  readonly type: RequestType;
  readonly caseOpen: boolean;
  readonly requesterId: string;
  readonly requesterIsSupervisor: boolean;
  /** Who decides or withdraws. */
  readonly actorId: string;
  /** The supervisor of the case; null before one is named. */
  readonly caseSupervisorId: string | null;
  /** Who recorded the payment that a reversal takes back; null for other requests. */
  readonly recordedById: string | null;
}

export interface RequestCheckContext {
  readonly facts: RequestFacts;
}

const requestCheck = check<RequestCheckContext>;

const checks = {
  ownRequest: requestCheck('request', ({ facts }) => facts.actorId === facts.requesterId),
  notOwnRequest: requestCheck('request', ({ facts }) => facts.actorId !== facts.requesterId),
  secondSupervisorNeeded: requestCheck('request', ({ facts }) => twoSupervisorTypes.includes(facts.type) && isFirstSupervisor(facts)),
  requestCaseEnded: requestCheck('case', ({ facts }) => !facts.caseOpen && facts.type !== 'emergencyRead'),
};

export type RequestCheckCode = keyof typeof checks;

/** What each blocker of a request looks at; none can be overridden. */
export const requestChecks: Readonly<Record<RequestCheckCode, Check<RequestCheckContext>>> = checks;

/**
 * The first supervisor is the one who asks; any other may then decide. When a member of the task force asks, the first is the
 * supervisor of the case or the one who recorded the payment: then somebody else decides.
 */
function isFirstSupervisor({ actorId, requesterIsSupervisor, caseSupervisorId, recordedById }: RequestFacts): boolean {
  return !requesterIsSupervisor && (actorId === caseSupervisorId || actorId === recordedById);
}
