import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../../platform/jobs/job-handler.js';
import type { JobPayload } from '../../platform/jobs/job-definitions.js';
import { Outbox } from '../../platform/jobs/outbox.js';
import { MessageClaims } from './message-claim.service.js';
import { MessageSender } from './message-sender.service.js';

/** A channel gives way to others after so many turns. */
const TURNS = 20;

/** Sends what waits for one channel. Two at once do not disturb each other: rows decide who sends what. */
@Injectable()
@HandlesJob({ name: 'channels.dispatch' })
export class ChannelDispatchJob implements JobHandler, OnModuleDestroy {
  private ending = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly claims: MessageClaims,
    private readonly sender: MessageSender,
    private readonly outbox: Outbox,
  ) {}

  /** What is under way is finished; the rest is found by the next process. */
  onModuleDestroy(): void {
    this.ending = true;
  }

  async handle({ id }: JobPayload): Promise<void> {
    if (id === undefined) return;
    for (let turns = 0; turns < TURNS; turns += 1) {
      if (this.ending) return;
      const turn = await this.transactions.run((m) => this.claims.next(m, id));
      if (turn.do === 'rest') return;
      if (turn.do === 'send') await this.sender.send(turn.claim);
    }
    await this.transactions.run((m) => this.outbox.add(m, 'channels.dispatch', { id }));
  }
}
