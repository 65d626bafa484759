import type { CaseState } from '../../cases/domain/vocabulary.js';

/** Where claims are decided and people surveyed: from the investigation until a plan is in force. */
export const verificationStates = ['investigating', 'verifying', 'coordinating'] as const satisfies readonly CaseState[];

/** Where people and claims may be added: also before the case was accepted. */
export const addingStates = ['reported', ...verificationStates] as const satisfies readonly CaseState[];

/** Why not in another state; under supervision the case first goes back (late workers, new facts). */
export const rosterRefusal = (state: CaseState): 'returnToVerificationFirst' | 'notInThisState' =>
  state === 'supervising' ? 'returnToVerificationFirst' : 'notInThisState';
