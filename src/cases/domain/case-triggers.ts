import type { DeadlineTrigger } from '../../deadlines/domain/deadline-trigger.js';

/** What a case reports to the clocks as it goes through its states. */
export const caseTriggers = [
  'caseReported', 'caseEnteredInvestigating', 'caseEnteredVerifying', 'caseEnteredCoordinating', 'caseEnteredSupervising', 'caseLeftStage',
  'caseStageCalledOff', 'caseClosed',
] as const satisfies readonly DeadlineTrigger[];
