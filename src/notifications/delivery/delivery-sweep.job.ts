import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThanOrEqual } from 'typeorm';
import { Transactions } from '../../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../../platform/jobs/job-handler.js';
import { Outbox } from '../../platform/jobs/outbox.js';
import { Clock } from '../../platform/time/clock.js';
import { finish } from './delivery-routing.js';
import { MessageOutcomes } from './message-outcome.service.js';
import { OutgoingMessageRow } from './outgoing-message.entity.js';
import { dueParams, isDue } from './waiting-deliveries.query.js';

/** So many channels, and so many deliveries of people who left, in one run. */
const BATCH = 200;
/** A dispatch that was asked for and has not begun since is asked for again: the queue may have been lost. */
const ASK_AGAIN_AFTER_MS = 15_000;

/**
 * Looks at rows for what nobody asked a dispatch for: what became due by time alone, and what was left behind by a process that
 * died or a queue that was lost.
 */
@Injectable()
@HandlesJob({ name: 'deliveries.sweep', everyMs: 2_000, unaskedAfterMs: 6_000 })
export class DeliverySweepJob implements JobHandler {
  constructor(
    private readonly transactions: Transactions,
    private readonly outcomes: MessageOutcomes,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run((m) => endThoseOfDisabled(m, now));
    await this.transactions.run((m) => this.endLostTests(m, now));
    await this.transactions.run((m) => this.askForDispatch(m, now));
  }

  private async askForDispatch(m: EntityManager, now: Date): Promise<void> {
    const channels = await m.query<{ id: string }[]>(
      `WITH ready AS (
         SELECT DISTINCT d.channel_id FROM deliveries d WHERE ${isDue(1)}
            AND NOT EXISTS (SELECT 1 FROM outgoing_messages o WHERE o.channel_id = d.channel_id AND o.state IN ('waiting', 'sending') AND NOT o.test)
         UNION
         SELECT o.channel_id FROM outgoing_messages o WHERE NOT o.test AND ((o.state = 'waiting' AND o.due_at <= $1) OR (o.state = 'sending' AND o.lease_until <= $1)))
       SELECT ch.id FROM channels ch WHERE ch.id IN (SELECT channel_id FROM ready)
          AND (ch.asked_at IS NULL OR ch.asked_at <= $4) AND (ch.rests_until IS NULL OR ch.rests_until <= $1)
        ORDER BY ch.asked_at NULLS FIRST, ch.id LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED`,
      [...(await dueParams(m, now)), new Date(now.getTime() - ASK_AGAIN_AFTER_MS)],
    );
    if (channels.length === 0) return;
    await m.query(`UPDATE channels SET asked_at = $2 WHERE id = ANY($1::uuid[])`, [channels.map(({ id }) => id), now]);
    for (const { id } of channels) await this.outbox.add(m, 'channels.dispatch', { id });
  }

  private async endLostTests(m: EntityManager, now: Date): Promise<void> {
    const lost = await m.find(OutgoingMessageRow, {
      where: { test: true, state: 'sending', leaseUntil: LessThanOrEqual(now) }, take: BATCH, lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    for (const message of lost) await this.outcomes.lost(m, message, now);
  }
}

/** Whoever can no longer sign in is told nothing more. */
async function endThoseOfDisabled(m: EntityManager, now: Date): Promise<void> {
  const left = await m.query<{ id: string }[]>(
    `SELECT d.id FROM deliveries d JOIN users u ON u.id = d.user_id AND u.state = 'disabled' WHERE d.state = 'waiting' AND d.message_id IS NULL LIMIT ${BATCH} FOR UPDATE OF d SKIP LOCKED`,
  );
  await finish(m, left.map(({ id }) => id), 'notNeeded', 'accountDisabled', now);
}
