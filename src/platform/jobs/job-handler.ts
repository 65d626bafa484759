import { DiscoveryService } from '@nestjs/core';
import type { JobName, JobPayload } from './job-definitions.js';

/** Handles one kind of job; throws when it failed. It may be run twice, late, or after a crash. */
export interface JobHandler {
  handle(payload: JobPayload): Promise<void>;
}

/** A provider that handles `name`; with `everyMs`, it also runs by itself at that interval. */
export const HandlesJob = DiscoveryService.createDecorator<{ name: JobName; everyMs?: number }>();

/** A fault of the input or the rules: trying again cannot help. */
export class PermanentJobError extends Error {}
