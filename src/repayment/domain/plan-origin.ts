/**
 * Where a revision comes from.
 * - parties: drafted by the task force.
 * - reschedule: asked for and granted by a supervisor.
 * - claimChange: a decided claim was changed by a granted request while a plan was in force.
 * - lateClaims: claims were verified that no plan knew.
 */
export const planOrigins = ['parties', 'reschedule', 'claimChange', 'lateClaims'] as const;
export type PlanOrigin = (typeof planOrigins)[number];

/** Those that follow from what was verified: drafted by a rule, and agreed on by the parties like any other. */
export const derivedOrigins = ['claimChange', 'lateClaims'] as const satisfies readonly PlanOrigin[];

export const isDerived = (origin: PlanOrigin): boolean => derivedOrigins.some((one) => one === origin);
