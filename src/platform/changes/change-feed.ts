import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { PgListener } from '../database/pg-listener.js';
import { describeError } from '../observe/describe-error.js';
import { LOGGER } from '../observe/logger.js';
import { Clock } from '../time/clock.js';
import { canResume, formatPosition, parsePosition, xmin, type Moment } from './change-position.js';
import type { Change } from './change.entity.js';

/** Notifications can be lost without notice; so often is looked without one while somebody reads. */
const LOOK_EVERY_MS = 10_000;
/** Who missed more than this asks anew: that is cheaper for both sides. */
const MOST_AT_ONCE = 5_000;

/** Somebody who is told of changes. Both calls hand over where to resume, once everything told so far has arrived. */
export interface ChangeReader {
  take(changes: readonly Change[], position: string): void;
  /** What was missed cannot be told: the reader has to ask for everything. */
  reset(position: string): void;
}

const PRESENT = `SELECT pg_current_snapshot() AS snapshot,
  left(md5(concat_ws(':', extract(epoch FROM pg_postmaster_start_time()), (SELECT oid FROM pg_database WHERE datname = current_database()))), 8) AS epoch`;
const PRESENT_AS_TEXT = `SELECT snapshot::text, epoch FROM (${PRESENT}) AS present`;
/** Of `changes c`, those of transactions that one snapshot shows and an earlier one, whose first number is `from`, does not. */
const cameBetween = (from: string, before: string, after: string): string =>
  `c.xid >= ${from} AND NOT pg_visible_in_snapshot(c.xid::text::xid8, ${before}) AND pg_visible_in_snapshot(c.xid::text::xid8, ${after})`;

/**
 * Tells the readers of this process what other transactions committed, each change once and none left out. Rows are looked up by
 * whether their transaction is visible in the snapshot of this look and was not in that of the last one: neither the ids of rows
 * nor those of transactions come in the order of commits.
 */
@Injectable()
export class ChangeFeed implements OnApplicationShutdown {
  private readonly readers = new Set<ChangeReader>();
  /** What the readers were told of; null while nobody reads. */
  private told: Moment | null = null;
  private turn: Promise<void> = Promise.resolve();
  private isLookWanted = false;
  private end: (() => void) | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly listener: PgListener,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * From now on `reader` is told of changes; first, before this resolves, of those since `from`, or to reset.
   * @param from a position handed out before, by any process; null to begin with the present
   * @returns ends it
   */
  async join(reader: ChangeReader, from: string | null): Promise<() => void> {
    await this.inTurn(() => this.add(reader, from));
    return () => {
      this.readers.delete(reader);
      void this.inTurn(() => this.endWithoutReaders());
    };
  }

  /** Where a reader begins that read everything after this: a position as `join` takes it. */
  async present(): Promise<string> {
    const [present] = await this.dataSource.query<[Moment]>(PRESENT_AS_TEXT);
    return this.position(present);
  }

  async onApplicationShutdown(): Promise<void> {
    this.readers.clear();
    await this.inTurn(() => this.endWithoutReaders());
  }

  private inTurn(work: () => Promise<void> | void): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async add(reader: ChangeReader, from: string | null): Promise<void> {
    try {
      this.begin();
      // A position may be newer than the last look of this process, which is no reason to reset.
      if (from !== null) await this.tell();
      const present = (this.told ??= (await this.look(null)).present);
      const missed = from === null ? [] : await this.since(from, present);
      this.readers.add(reader);
      if (missed) reader.take(missed, this.position(present));
      else reader.reset(this.position(present));
    } finally {
      this.endWithoutReaders();
    }
  }

  private begin(): void {
    if (this.end) return;
    const wake = (): void => this.wake();
    const unsubscribe = this.listener.subscribe('changes', wake);
    const timer = setInterval(wake, LOOK_EVERY_MS);
    this.end = () => {
      unsubscribe();
      clearInterval(timer);
    };
  }

  private endWithoutReaders(): void {
    if (this.readers.size > 0) return;
    this.end?.();
    this.end = null;
    this.told = null;
  }

  /** However often it is called meanwhile, one look follows the one under way. */
  private wake(): void {
    if (this.isLookWanted) return;
    this.isLookWanted = true;
    this.inTurn(() => {
      this.isLookWanted = false;
      return this.tell();
    }).catch((error: unknown) => this.log.warn({ err: describeError(error) }, 'changes will be looked at again'));
  }

  private async tell(): Promise<void> {
    if (!this.told) return;
    const { present, changes } = await this.look(this.told);
    const isReset = changes === null || present.epoch !== this.told.epoch;
    this.told = present;
    const position = this.position(present);
    for (const reader of this.readers) {
      if (isReset) reader.reset(position);
      else reader.take(changes, position);
    }
  }

  /** @returns `changes` that `before` does not show, oldest first; null when they are too many */
  private async look(before: Moment | null): Promise<{ present: Moment; changes: Change[] | null }> {
    const rows = await this.dataSource.query<[Moment & { payload: Change | null }, ...(Moment & { payload: Change })[]]>(
      `WITH present AS MATERIALIZED (${PRESENT})
       SELECT p.snapshot::text AS snapshot, p.epoch, c.payload FROM present p LEFT JOIN changes c
           ON ${cameBetween('$1', '$2', 'p.snapshot')}
        ORDER BY c.id LIMIT ${MOST_AT_ONCE + 1}`,
      before ? [xmin(before.snapshot).toString(), before.snapshot] : ['9223372036854775807', '1:1:'],
    );
    const [{ snapshot, epoch }] = rows;
    const changes = rows.flatMap(({ payload }) => (payload ? [payload] : []));
    return { present: { snapshot, epoch }, changes: changes.length > MOST_AT_ONCE ? null : changes };
  }

  /** What was committed after `from` and is visible in `present`; null when that cannot be told. */
  private async since(from: string, present: Moment): Promise<Change[] | null> {
    const position = parsePosition(from);
    if (!position || !canResume(position, present, this.clock.now().getTime())) return null;
    const rows = await this.dataSource.query<{ payload: Change }[]>(
      `SELECT payload FROM changes c WHERE ${cameBetween('$1', '$2', '$3')} ORDER BY id LIMIT ${MOST_AT_ONCE + 1}`,
      [xmin(position.snapshot).toString(), position.snapshot, present.snapshot],
    );
    return rows.length > MOST_AT_ONCE ? null : rows.map(({ payload }) => payload);
  }

  private position(present: Moment): string {
    return formatPosition({ ...present, at: this.clock.now().getTime() });
  }
}
