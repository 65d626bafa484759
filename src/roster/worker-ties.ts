import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What binds people of a roster to something that only another feature knows, such as a payment. */
export interface WorkerTie {
  /** The blocker that tells of it; its text is given `{count}`. */
  readonly code: string;
  /** How many of these people are bound. */
  count(m: EntityManager, caseId: string, workerIds: readonly string[]): Promise<number>;
}

/** Where features that stand to the right of the roster tell what would be left behind if people were taken off it. */
@Injectable()
export class WorkerTies {
  readonly all: WorkerTie[] = [];

  register(tie: WorkerTie): void {
    this.all.push(tie);
  }
}
