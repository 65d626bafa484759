/** Where and how often a job is tried. `attempts` counts the first; `backoffMs` doubles each time. */
export interface JobDefinition {
  queue: 'work' | 'clocks';
  attempts: number;
  backoffMs: number;
}

/**
 * Every job of the program. A payload holds ids only: the handler reads the rows again and leaves quietly when they have moved
 * on. The start fails on a name without a handler, or with two.
 */
export const jobDefinitions = {
  'audit.root': { queue: 'clocks', attempts: 1, backoffMs: 0 },
  'deadlines.sweep': { queue: 'clocks', attempts: 1, backoffMs: 0 },
  'documents.sweep': { queue: 'clocks', attempts: 1, backoffMs: 0 },
  'imports.parse': { queue: 'work', attempts: 3, backoffMs: 2_000 },
  'imports.apply': { queue: 'work', attempts: 3, backoffMs: 2_000 },
  'imports.resume': { queue: 'clocks', attempts: 1, backoffMs: 0 },
  'retention.sweep': { queue: 'clocks', attempts: 1, backoffMs: 0 },
} as const satisfies Record<string, JobDefinition>;

export type JobName = keyof typeof jobDefinitions;

export interface JobPayload {
  /** The row the job is about; absent for sweeps. */
  id?: string;
}
