import { Injectable } from '@nestjs/common';
import { CodedError } from '../platform/http/coded-error.js';
import { Metrics } from '../platform/observe/metrics.js';

/** As many pages as one person may reasonably have open, on each process. */
export const MOST_STREAMS_A_PERSON = 20;

/** Counts the open streams, and refuses what nobody needs. */
@Injectable()
export class OpenStreams {
  private readonly byUser = new Map<string, number>();

  constructor(metrics: Metrics) {
    metrics.gauge('streams_open', 'Open pages that are told of changes by this process', () => this.count);
  }

  get count(): number {
    return [...this.byUser.values()].reduce((sum, open) => sum + open, 0);
  }

  /**
   * @returns gives the place back
   * @throws CodedError 429 `tooManyStreams`
   */
  take(userId: string): () => void {
    const open = this.byUser.get(userId) ?? 0;
    if (open >= MOST_STREAMS_A_PERSON) throw new CodedError(429, 'tooManyStreams', { params: { most: MOST_STREAMS_A_PERSON } });
    this.byUser.set(userId, open + 1);
    return () => {
      const left = (this.byUser.get(userId) ?? 1) - 1;
      if (left > 0) this.byUser.set(userId, left);
      else this.byUser.delete(userId);
    };
  }
}
