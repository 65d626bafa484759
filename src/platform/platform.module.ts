import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { ChangeFeed } from './changes/change-feed.js';
import { Changes } from './changes/changes.js';
import type { Config } from './config/config.js';
import { CONFIG } from './config/config.token.js';
import { BlindIndex } from './crypto/blind-index.js';
import { FieldCipher } from './crypto/field-cipher.js';
import { HeldLocks } from './database/held-locks.js';
import { PgListener } from './database/pg-listener.js';
import { Transactions } from './database/transactions.js';
import { MessageCatalogue } from './http/message-catalogue.js';
import { DelayedJobs } from './jobs/delayed-jobs.js';
import { JobMetrics } from './jobs/job-metrics.js';
import { JobRunner } from './jobs/job-runner.js';
import { OutboxRelay } from './jobs/outbox-relay.js';
import { Outbox } from './jobs/outbox.js';
import { QueueBackend } from './jobs/queue-backend.js';
import { Degradations } from './observe/degradations.js';
import { HealthController } from './observe/health.controller.js';
import { Metrics } from './observe/metrics.js';
import { LOGGER } from './observe/logger.js';
import { PlatformRetention } from './retention/platform-retention.js';
import { RetentionSweep } from './retention/retention-sweep.job.js';
import { Retention } from './retention/retention.js';
import { Clock } from './time/clock.js';

/** What the composition root decides. */
export interface PlatformParts {
  config: Config;
  /** Initialised, migrated. */
  dataSource: DataSource;
  databaseUrl: string;
  clock: Clock;
  logger: Logger;
  catalogue: MessageCatalogue;
}

/** What every feature stands on; it knows no word of the domain. */
@Global()
@Module({})
export class PlatformModule {
  static with({ config, dataSource, databaseUrl, clock, logger, catalogue }: PlatformParts): DynamicModule {
    const onQueueError = (error: Error): void => logger.warn({ err: error.message }, 'queue connection');
    const services = [Transactions, HeldLocks, ChangeFeed, Changes, Degradations, DelayedJobs, Outbox, OutboxRelay, JobRunner, Retention];
    const values = [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: DataSource, useValue: dataSource },
      { provide: Clock, useValue: clock },
      { provide: Metrics, useValue: new Metrics(logger) },
      { provide: MessageCatalogue, useValue: catalogue },
      { provide: FieldCipher, useValue: new FieldCipher(config.keys.fieldKeys) },
      { provide: BlindIndex, useValue: new BlindIndex(config.keys.blindIndexKey) },
      { provide: QueueBackend, useFactory: () => new QueueBackend({ redisUrl: config.queue.redisUrl, databaseUrl }, onQueueError) },
      { provide: PgListener, useFactory: () => new PgListener(databaseUrl, logger) },
    ];
    return {
      module: PlatformModule,
      controllers: [HealthController],
      imports: [DiscoveryModule],
      providers: [...values, ...services, JobMetrics, PlatformRetention, RetentionSweep],
      exports: [...values.map(({ provide }) => provide), ...services],
    };
  }
}
