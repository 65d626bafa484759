import type { Enforceability } from '../../cases/domain/vocabulary.js';
import type { Confidence } from '../../deadlines/domain/deadline-rules.js';
import type { RouteStanding, RouteStandings } from '../../statutory/domain/paper-route.js';
import type { PlanState } from './plan-transitions.js';

/** What to do about an agreement's enforceability; each has its text under `enforcementTodo.<code>`. */
export type EnforcementTodo = 'agreeFirst' | 'applyForConfirmation' | 'applyForReview' | 'awaitDecision' | 'enforceOnDefault' | 'refusedWhatNow' | 'timeIsOver' | 'planEnded';

export interface EnforcementBasis {
  source: string;
  article: string;
  confidence: Confidence;
}

/** How enforceable an agreement is now, since when and by what, and what to do. Dates are business dates. */
export interface PlanEnforcement {
  now: Enforceability;
  /** Null while it is a plain paper. */
  since: string | null;
  basis: EnforcementBasis | null;
  todo: readonly { code: EnforcementTodo; on: string | null }[];
}

/** 裁定调解协议有效, one side does not perform, the other applies for enforcement; refused, they may change the agreement or go to court. */
const BY_COURT: EnforcementBasis = { source: '民事诉讼法', article: '第二百零六条', confidence: 'known' };
const BY_COMMISSION: EnforcementBasis = { source: '劳动争议调解仲裁法', article: '第五十一条', confidence: 'known' };

export interface PaperFacts {
  state: PlanState;
  /** As the parties signed it. */
  enforceability: Enforceability;
  agreedOn: string | null;
  routes: RouteStandings | null;
}

export function planEnforcement({ state, enforceability, agreedOn, routes }: PaperFacts): PlanEnforcement {
  const granted = { courtConfirmed: routes?.confirmation, arbitral: routes?.review };
  const now = enforceability !== 'plain' ? enforceability : granted.courtConfirmed?.state === 'granted' ? 'courtConfirmed' : granted.arbitral?.state === 'granted' ? 'arbitral' : 'plain';
  if (agreedOn === null) return { now: enforceability, since: null, basis: null, todo: [{ code: state === 'draft' ? 'agreeFirst' : 'planEnded', on: null }] };
  const ended = state === 'superseded' || state === 'completed';
  const since = now === 'plain' ? null : enforceability === now ? agreedOn : (granted[now]?.decidedOn ?? null);
  return {
    now, since, basis: now === 'plain' ? null : now === 'arbitral' ? BY_COMMISSION : BY_COURT,
    todo: ended ? [{ code: 'planEnded', on: null }] : now !== 'plain' ? [{ code: 'enforceOnDefault', on: null }] : todoOf(routes),
  };
}

function todoOf(routes: RouteStandings | null): PlanEnforcement['todo'] {
  if (!routes) return [{ code: 'timeIsOver', on: null }];
  const { confirmation, review } = routes;
  const waits = [confirmation, review].find(({ state }) => state === 'applied');
  if (waits) return [{ code: 'awaitDecision', on: waits.appliedOn }];
  const open = [...applyBy('applyForConfirmation', confirmation), ...applyBy('applyForReview', review)];
  if (open.length > 0) return open;
  const refused = [confirmation, review].find(({ state }) => state === 'refused');
  return refused ? [{ code: 'refusedWhatNow', on: refused.decidedOn }] : [{ code: 'timeIsOver', on: confirmation.lastDay }];
}

const applyBy = (code: EnforcementTodo, { state, lastDay }: RouteStanding): PlanEnforcement['todo'] => (state === 'running' ? [{ code, on: lastDay }] : []);
