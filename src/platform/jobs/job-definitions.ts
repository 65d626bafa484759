/**
 * Where jobs wait, and how many of each a process runs at a time. `work`: what somebody waits for; `clocks`: sweeps that may take
 * their time; `punctual`: what must not wait behind either, so that it keeps its second; `deliveries`: what waits for
 * receivers outside the house, which may be slow.
 */
export const jobQueues = { work: { concurrency: 2 }, clocks: { concurrency: 1 }, punctual: { concurrency: 2 }, deliveries: { concurrency: 6 } } as const;

export type QueueName = keyof typeof jobQueues;

/** Where and how often a job is tried. `attempts` counts the first; `backoffMs` doubles each time. */
export interface JobDefinition {
  queue: QueueName;
  attempts: number;
  backoffMs: number;
}

/**
 * Every job of the program. A payload holds ids only: the handler reads the rows again and leaves quietly when they have moved
 * on. The start fails on a name without a handler, or with two.
 */
export const jobDefinitions = {
  'audit.root': { queue: 'clocks', attempts: 1, backoffMs: 0 },
  'board.fold': { queue: 'clocks', attempts: 1, backoffMs: 0 },
  'dailyReports.sweep': { queue: 'clocks', attempts: 1, backoffMs: 0 },
  'calendar.arrival': { queue: 'clocks', attempts: 1, backoffMs: 0 },
  'channels.dispatch': { queue: 'deliveries', attempts: 3, backoffMs: 2_000 },
  'clockMoves.resume': { queue: 'clocks', attempts: 1, backoffMs: 0 },
  'clocks.move': { queue: 'work', attempts: 3, backoffMs: 2_000 },
  'deadlines.plan': { queue: 'punctual', attempts: 1, backoffMs: 0 },
  'deadlines.sweep': { queue: 'punctual', attempts: 1, backoffMs: 0 },
  'deliveries.sweep': { queue: 'punctual', attempts: 1, backoffMs: 0 },
  'documents.sweep': { queue: 'clocks', attempts: 1, backoffMs: 0 },
  'imports.parse': { queue: 'work', attempts: 3, backoffMs: 2_000 },
  'imports.apply': { queue: 'work', attempts: 3, backoffMs: 2_000 },
  'imports.resume': { queue: 'clocks', attempts: 1, backoffMs: 0 },
  'ledgers.project': { queue: 'clocks', attempts: 1, backoffMs: 0 },
  'retention.sweep': { queue: 'clocks', attempts: 1, backoffMs: 0 },
  'statements.make': { queue: 'work', attempts: 3, backoffMs: 2_000 },
  'statements.resume': { queue: 'clocks', attempts: 1, backoffMs: 0 },
  'warnings.sweep': { queue: 'clocks', attempts: 1, backoffMs: 0 },
} as const satisfies Record<string, JobDefinition>;

export type JobName = keyof typeof jobDefinitions;

export interface JobPayload {
  /** The row the job is about; absent for sweeps. */
  id?: string;
}
