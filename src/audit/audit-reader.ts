import { Inject, Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.token.js';
import { Transactions } from '../platform/database/transactions.js';
import { invalidField } from '../platform/http/coded-error.js';
import { DEFAULT_LIMIT, type Page, type PageQuery, decodeCursor, toPage } from '../platform/http/page.js';
import { Clock } from '../platform/time/clock.js';
import { isInstant } from '../platform/time/formats.js';
import { AuditTrail, SYSTEM_CHAIN } from './audit-trail.js';
import { AuditVerifier } from './audit-verifier.js';
import type { AuditChainView, AuditEntryView, AuditFilter, AuditListQuery, AuditReportView } from './audit.dto.js';

const HOUR_MS = 3_600_000;
const FAULTS_SHOWN = 1_000;
const EXPORTED_AT_ONCE = 1_000;

type EntryRow = Omit<AuditEntryView, 'at' | 'caseNumber'> & { at: Date };

const ENTRY = `e.chain, e.seq, e.at, e.actor_id AS "actorId", u.name AS "actorName", e.action, e.details, e.previous_hash AS "previousHash", e.hash
  FROM audit_entries e LEFT JOIN users u ON u.id = e.actor_id`;

/** What auditors read. Whoever reads the log is in it. */
@Injectable()
export class AuditReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly verifier: AuditVerifier,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Entries, newest first. */
  async entries(actor: Actor, query: AuditListQuery): Promise<Page<AuditEntryView>> {
    await this.noteReading(actor);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { where, params } = predicate(query);
    const cursor = decodeCursor(query.cursor, 3);
    if (cursor) {
      const [at, chain, seq] = cursor;
      if (!isInstant(at) || typeof chain !== 'string' || !Number.isSafeInteger(seq)) throw invalidField('cursor', 'badCursor');
      params.push(at, chain, seq);
      where.push(`(e.at, e.chain, e.seq) < ($${params.length - 2}::timestamptz, $${params.length - 1}::text, $${params.length}::bigint)`);
    }
    const rows = await this.transactions.reader.query<EntryRow[]>(
      `SELECT ${ENTRY} WHERE ${where.join(' AND ')} ORDER BY e.at DESC, e.chain DESC, e.seq DESC LIMIT ${limit + 1}`, params,
    );
    const numbers = await this.caseNumbers(rows);
    return toPage(rows, limit, (row) => [row.at.toISOString(), row.chain, row.seq], (row) => ({ ...exported(row), caseNumber: numbers.get(row.chain) ?? null }));
  }

  async chains(actor: Actor, query: PageQuery): Promise<Page<AuditChainView>> {
    await this.noteReading(actor);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = decodeCursor(query.cursor, 1)?.[0] ?? '';
    const rows = await this.transactions.reader.query<Omit<AuditChainView, 'caseNumber'>[]>(
      `SELECT chain, seq AS entries, rooted_seq AS rooted, hash FROM audit_chains WHERE chain > $1 ORDER BY chain LIMIT ${limit + 1}`, [String(after)],
    );
    const numbers = await this.caseNumbers(rows);
    return toPage(rows, limit, ({ chain }) => [chain], (row) => ({ ...row, caseNumber: numbers.get(row.chain) ?? null }));
  }

  /** Verifies every chain; that it was done, and how many faults it found, is recorded. */
  async verify(actor: Actor): Promise<AuditReportView> {
    const { chains, entries, roots, faults } = await this.verifier.verify(this.config.auditRootFile);
    await this.transactions.run((m) => this.record(m, actor, 'audit.verified', { chains, entries, roots, faults: faults.length }));
    return { chains, entries, roots, faultCount: faults.length, faults: faults.slice(0, FAULTS_SHOWN) };
  }

  /** JSON lines, each an entry with its hashes, by chain and place. Recorded with its filter and count before the first line is given out. */
  async export(actor: Actor, filter: AuditFilter): Promise<AsyncGenerator<string>> {
    const now = this.clock.now();
    const until = (filter.to === undefined || new Date(filter.to) > now ? now : new Date(filter.to)).toISOString();
    const bounded = { ...filter, to: until };
    const { where, params } = predicate(bounded);
    await this.transactions.run(async (m) => {
      const [row] = await m.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM audit_entries e WHERE ${where.join(' AND ')}`, params);
      await this.record(m, actor, 'audit.exported', { filter: { ...filter }, until, entries: row?.count ?? 0 });
    });
    return this.lines(where, params);
  }

  /** What people call the cases of these chains; a chain that is no case's has none. */
  private async caseNumbers(rows: readonly { chain: string }[]): Promise<Map<string, string>> {
    const ids = [...new Set(rows.map(({ chain }) => chain))].filter((chain) => isUUID(chain));
    const found = await this.transactions.reader.query<{ id: string; number: string }[]>('SELECT id, number FROM cases WHERE id = ANY($1::uuid[])', [ids]);
    return new Map(found.map(({ id, number }) => [id, number]));
  }

  private async *lines(where: readonly string[], params: readonly unknown[]): AsyncGenerator<string> {
    let after: [string, number] = ['', 0];
    for (;;) {
      const rows = await this.transactions.reader.query<EntryRow[]>(
        `SELECT ${ENTRY} WHERE ${where.join(' AND ')} AND (e.chain, e.seq) > ($${params.length + 1}::text, $${params.length + 2}::int)
          ORDER BY e.chain, e.seq LIMIT ${EXPORTED_AT_ONCE}`,
        [...params, ...after],
      );
      if (rows.length > 0) yield rows.map((row) => `${JSON.stringify(exported(row))}\n`).join('');
      const last = rows.at(-1);
      if (rows.length < EXPORTED_AT_ONCE || !last) return;
      after = [last.chain, last.seq];
    }
  }

  /** One entry per auditor and hour: paging through the log must not fill it. */
  private async noteReading(actor: Actor): Promise<void> {
    await this.transactions.run(async (m) => {
      await m.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`audit-read:${actor.id}`]);
      const since = new Date(this.clock.now().getTime() - HOUR_MS);
      const noted = await m.query<unknown[]>(
        `SELECT 1 FROM audit_entries WHERE actor_id = $1 AND at > $2 AND chain = $3 AND action = 'audit.read' LIMIT 1`, [actor.id, since, SYSTEM_CHAIN],
      );
      if (noted.length === 0) await this.record(m, actor, 'audit.read', {});
    });
  }

  private async record(m: EntityManager, actor: Actor, action: string, details: Record<string, unknown>): Promise<void> {
    await this.audit.append(m, { chain: SYSTEM_CHAIN, at: this.clock.now(), actorId: actor.id, action, details });
  }
}

function predicate({ chain, caseNumber, actorId, actorName, action, from, to }: AuditFilter): { where: string[]; params: unknown[] } {
  const params: unknown[] = [];
  const where = ['TRUE'];
  const add = (sql: string, value: unknown): void => {
    if (value !== undefined) where.push(sql.replace('?', `$${params.push(value)}`));
  };
  add('e.chain = ?', chain);
  add('e.chain = (SELECT c.id::text FROM cases c WHERE c.number = ?)', caseNumber);
  add('e.actor_id = ?::uuid', actorId);
  add('e.actor_id IN (SELECT a.id FROM users a WHERE strpos(lower(a.name), lower(?)) > 0)', actorName);
  add(action?.endsWith('.') ? 'starts_with(e.action, ?)' : 'e.action = ?', action);
  add('e.at >= ?::timestamptz', from);
  add('e.at < ?::timestamptz', to);
  return { where, params };
}

/** What an export holds of an entry: what its hash was made of, and who the actor is. */
const exported = (row: EntryRow): Omit<AuditEntryView, 'caseNumber'> => ({ ...row, at: row.at.toISOString() });
