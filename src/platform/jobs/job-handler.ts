import { DiscoveryService } from '@nestjs/core';
import type { JobName, JobPayload } from './job-definitions.js';

/** Handles one kind of job; throws when it failed. It may be run twice, late, or after a crash. */
export interface JobHandler {
  handle(payload: JobPayload): Promise<void>;
}

export interface HandledJob {
  name: JobName;
  /** Runs by itself at this interval: one process, whichever the queue chooses. */
  everyMs?: number;
  /** A process that the queue has not asked for so long runs it of its own accord: the queue may be lost, and the job must not wait for it. */
  unaskedAfterMs?: number;
}

/** A provider that handles a job. */
export const HandlesJob = DiscoveryService.createDecorator<HandledJob>();

/** A fault of the input or the rules: trying again cannot help. */
export class PermanentJobError extends Error {}
