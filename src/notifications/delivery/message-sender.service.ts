import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Transactions } from '../../platform/database/transactions.js';
import { isDatabaseAway } from '../../platform/database/database-away.js';
import { describeError } from '../../platform/observe/describe-error.js';
import { LOGGER } from '../../platform/observe/logger.js';
import { Clock } from '../../platform/time/clock.js';
import { DeliveryMetrics } from '../delivery-metrics.js';
import { Channels } from '../channels/channel-adapters.js';
import type { SendResult } from '../channels/channel-adapter.js';
import { type Claim, LEASE_MS } from './message-claim.service.js';
import { MessageOutcomes, OUTCOME_UNKNOWN } from './message-outcome.service.js';
import { OutgoingMessageRow } from './outgoing-message.entity.js';

const UNKNOWN = { result: 'unknown', code: OUTCOME_UNKNOWN } as const;
/** Adapters end by themselves long before; one that does not is not waited for any longer. */
const LONGEST_SEND_MS = 60_000;
/** Twice in a lease, and once more for a renewal that fails. */
const RENEW_EVERY_MS = LEASE_MS / 3;
const AGAIN_AFTER_MS = 500;
/** When the program ends, a database that is away is waited for only so long. */
const PATIENCE_AT_END_MS = 10_000;

/** Sends what was claimed, outside of any transaction, and sees to it that the result is written down. */
@Injectable()
export class MessageSender implements OnModuleDestroy {
  private endsAt = Number.POSITIVE_INFINITY;

  constructor(
    private readonly transactions: Transactions,
    private readonly adapters: Channels,
    private readonly outcomes: MessageOutcomes,
    private readonly metrics: DeliveryMetrics,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onModuleDestroy(): void {
    this.endsAt = performance.now() + PATIENCE_AT_END_MS;
  }

  /** @returns what became of it, once that is committed */
  async send(claim: Claim): Promise<SendResult> {
    const renewal = setInterval(() => void this.renew(claim), RENEW_EVERY_MS);
    try {
      return await this.sendAndRecord(claim);
    } finally {
      clearInterval(renewal);
    }
  }

  /** Says that the sender of a message still lives. One that cannot be told now is told next time; one that has ended stays so. */
  async renew({ messageId, attempt }: Pick<Claim, 'messageId' | 'attempt'>): Promise<void> {
    const leaseUntil = new Date(this.clock.now().getTime() + LEASE_MS);
    try {
      await this.transactions.runApart((m) => m.update(OutgoingMessageRow, { id: messageId, state: 'sending', tries: attempt }, { leaseUntil }));
    } catch (error) {
      this.log.warn({ messageId, err: describeError(error) }, 'the lease of a message could not be renewed');
    }
  }

  private async sendAndRecord(claim: Claim): Promise<SendResult> {
    const outcome = await this.outcomeOf(claim);
    await this.persistently(() => this.transactions.runApart((m) => this.outcomes.record(m, claim, outcome, this.clock.now())));
    this.metrics.delivery(claim.kind, outcome.result);
    if (outcome.result !== 'accepted') this.log.warn({ messageId: claim.messageId, channel: claim.kind, result: outcome.result, code: outcome.code, attempt: claim.attempt }, 'message not accepted');
    return outcome;
  }

  private async outcomeOf({ messageId, kind, target, outgoing }: Claim): Promise<SendResult> {
    const timer = new AbortController();
    const tooLong = delay(LONGEST_SEND_MS, UNKNOWN, { signal: timer.signal, ref: false });
    tooLong.catch(() => undefined); // cancelled
    try {
      return await Promise.race([this.adapters.adapter(kind).send(target, outgoing), tooLong]);
    } catch (error) {
      // A fault of ours in the middle of sending says nothing about the receiver. Its message may hold the address and is not logged.
      this.log.error({ messageId, channel: kind, err: whereOf(error) }, 'sending broke off');
      return UNKNOWN;
    } finally {
      timer.abort();
    }
  }

  /** A result that is lost would be a message that nobody dares to send again: while the database is away, it is waited for. */
  private async persistently(record: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await record();
      } catch (error) {
        if (!isDatabaseAway(error) || performance.now() > this.endsAt) throw error;
        this.log.warn({ err: describeError(error) }, 'the result of a message will be written when the database is back');
        await delay(AGAIN_AFTER_MS);
      }
    }
  }
}

function whereOf(error: unknown): { name: string; stack: string | undefined } {
  const { name, stack } = describeError(error);
  return { name, stack: stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')).join('\n') };
}
