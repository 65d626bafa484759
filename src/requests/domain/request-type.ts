/** What can be asked for. */
export const requestTypes = ['extension', 'suspension', 'reschedule', 'waiver', 'claimChange', 'reversal', 'emergencyRead'] as const;
export type RequestType = (typeof requestTypes)[number];

/** What changes money in the books needs two supervisors: one who asks or is responsible, and another who decides. */
export const twoSupervisorTypes: readonly RequestType[] = ['reversal', 'waiver'];
