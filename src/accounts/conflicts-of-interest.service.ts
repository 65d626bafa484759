import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { type EntityManager, In, IsNull } from 'typeorm';
import { AuditTrail, SYSTEM_CHAIN } from '../audit/audit-trail.js';
import { isWithinRegion, regionPrefix } from '../auth/region.js';
import type { Actor } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import { CaseCommands } from '../cases/case-command.js';
import { ConflictOfInterest } from '../cases/conflict-of-interest.entity.js';
import { employerKey } from '../cases/domain/employer-key.js';
import { checkUscc } from '../cases/domain/identifiers/uscc.js';
import { openCaseStates } from '../cases/domain/vocabulary.js';
import { Transactions } from '../platform/database/transactions.js';
import { blockedBy, forbidden, invalidField, notFound } from '../platform/http/coded-error.js';
import { DEFAULT_LIMIT, type Page, decodeCursor, toPage } from '../platform/http/page.js';
import { Clock } from '../platform/time/clock.js';
import type { ConflictListQuery, ConflictView, DeclareConflictBody } from './conflicts-of-interest.dto.js';

/** Whether the caller declares and ends for others, and sees theirs: those of the own region and below. */
const mindsOthers = ({ role }: Actor): boolean => role === 'supervisor' || role === 'administrator';

/** 回避: who is related to which employer. The row policy of cases hides that employer's cases from the person at once. */
@Injectable()
export class ConflictsOfInterest {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CaseCommands,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 403 for others when neither supervisor nor administrator, 400 `unknownPerson`, 422 `conflictDeclared` */
  async declare(actor: Actor, body: DeclareConflictBody): Promise<ConflictView> {
    if (body.userId !== actor.id && !mindsOthers(actor)) throw forbidden();
    return this.transactions.run(async (m) => {
      const person = await m.findOne(User, { where: { id: body.userId }, lock: { mode: 'for_no_key_update' } });
      const known = person && (person.id === actor.id || isWithinRegion(person.regionCode, actor.regionCode));
      if (!known) throw invalidField('userId', 'unknownPerson');
      const key = employerKey(body.employerName) || body.employerName;
      if (await m.existsBy(ConflictOfInterest, { userId: person.id, employerKey: key, endedAt: IsNull() })) throw blockedBy('conflictDeclared', 'employerName');
      const conflict = m.create(ConflictOfInterest, {
        id: randomUUID(), userId: person.id, employerName: body.employerName, employerKey: key,
        uscc: body.uscc === undefined ? null : checkUscc(body.uscc).value,
        reason: body.reason, declaredById: actor.id, declaredAt: this.clock.now(), endedAt: null, endedById: null, endReason: null,
      });
      await m.insert(ConflictOfInterest, conflict);
      const caseIds = await openCasesOf(m, conflict);
      for (const caseId of caseIds) {
        await this.commands.runUnchecked(m, actor, caseId, (tx) => tx.record('case.relatedPersonOnTaskForce', { userId: person.id }));
      }
      await this.record(m, actor, 'conflictOfInterest.declared', { conflictId: conflict.id, userId: person.id, caseIds });
      return toView(conflict, person.name);
    });
  }

  /** @throws CodedError 404, 403 `ownConflict`, 422 `conflictEnded` */
  async end(actor: Actor, id: string, reason: string): Promise<ConflictView> {
    return this.transactions.run(async (m) => {
      const conflict = isUUID(id) ? await m.findOne(ConflictOfInterest, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null;
      const person = conflict && (await m.findOneBy(User, { id: conflict.userId }));
      if (!conflict || !person || !(person.id === actor.id || isWithinRegion(person.regionCode, actor.regionCode))) throw notFound();
      if (person.id === actor.id) throw forbidden('ownConflict');
      if (conflict.endedAt) throw blockedBy('conflictEnded', 'endedAt');
      const ended = { endedAt: this.clock.now(), endedById: actor.id, endReason: reason };
      await m.update(ConflictOfInterest, { id }, ended);
      await this.record(m, actor, 'conflictOfInterest.ended', { conflictId: id, userId: person.id, reason });
      return toView({ ...conflict, ...ended }, person.name);
    });
  }

  /** Newest first, ended ones too. */
  async list(actor: Actor, query: ConflictListQuery): Promise<Page<ConflictView>> {
    const m = this.transactions.reader;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = decodeCursor(query.cursor, 2);
    const found = m.createQueryBuilder(ConflictOfInterest, 'k').innerJoin(User, 'u', 'u.id = k.userId').orderBy('k.declaredAt', 'DESC').addOrderBy('k.id', 'DESC').take(limit + 1);
    if (mindsOthers(actor)) found.where('(u.regionCode LIKE :region OR u.id = :me)', { region: `${regionPrefix(actor.regionCode)}%`, me: actor.id });
    else found.where('u.id = :me', { me: actor.id });
    if (query.userId) found.andWhere('u.id = :userId', { userId: query.userId });
    if (cursor) found.andWhere('(k.declaredAt, k.id::text) < (:at::timestamptz, :id)', { at: cursorInstant(cursor[0]), id: String(cursor[1]) });
    const rows = await found.getMany();
    const names = new Map((await m.findBy(User, { id: In(rows.map(({ userId }) => userId)) })).map(({ id, name }) => [id, name]));
    return toPage(rows, limit, (row) => [row.declaredAt.toISOString(), row.id], (row) => toView(row, names.get(row.userId) ?? ''));
  }

  private async record(m: EntityManager, actor: Actor, action: string, details: Record<string, unknown>): Promise<void> {
    await this.audit.append(m, { chain: SYSTEM_CHAIN, at: this.clock.now(), actorId: actor.id, action, details });
  }
}

function cursorInstant(value: unknown): string {
  const at = new Date(String(value));
  if (Number.isNaN(at.getTime())) throw invalidField('cursor', 'badCursor');
  return at.toISOString();
}

/** Open cases of the employer on which the person works or which the person supervises, in the order in which they are locked. */
async function openCasesOf(m: EntityManager, { userId, employerKey: key, uscc }: ConflictOfInterest): Promise<string[]> {
  const rows = await m.query<{ id: string }[]>(
    `SELECT c.id FROM cases c
      WHERE c.state = ANY($4) AND (c.employer_key = $2 OR c.employer_uscc = $3)
        AND ($1 IN (c.lead_id, c.supervisor_id) OR EXISTS (SELECT 1 FROM task_force_members t WHERE t.case_id = c.id AND t.user_id = $1))
      ORDER BY c.id`,
    [userId, key, uscc, openCaseStates],
  );
  return rows.map(({ id }) => id);
}

function toView(conflict: ConflictOfInterest, userName: string): ConflictView {
  const { id, userId, employerName, uscc, reason, declaredById, declaredAt, endedAt, endedById, endReason } = conflict;
  return { id, userId, userName, employerName, uscc, reason, declaredById, declaredAt: declaredAt.toISOString(), endedAt: endedAt?.toISOString() ?? null, endedById, endReason };
}
