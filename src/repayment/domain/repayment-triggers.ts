import type { DeadlineTrigger } from '../../deadlines/domain/deadline-trigger.js';

/** What plans, payments and supervision checks report to the clocks. */
export const repaymentTriggers = ['planAgreed', 'planSuperseded', 'planAccelerated', 'accelerationRevoked', 'instalmentPaid', 'supervisionChecked'] as const satisfies readonly DeadlineTrigger[];
