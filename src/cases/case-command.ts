import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { Transactions } from '../platform/database/transactions.js';
import { blockedBy, notFound, staleVersion } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import { CaseJournal } from './case-journal.js';
import { Case } from './case.entity.js';
import { caseScope } from './case-scope.js';
import { type Standing, requireStanding, standingOf } from './case-standing.js';
import { CaseTransition } from './case-transition.entity.js';
import { caseMachine } from './domain/case-transitions.js';
import { type CaseState, openCaseStates } from './domain/vocabulary.js';

/** The clocks of two processes may differ by so much. One that was ahead by more was wrong, and its time is not taken over. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** What a command works with: the locked row, the one transaction, and the present. */
export interface CaseTx {
  m: EntityManager;
  kase: Case;
  actor: Actor;
  standing: Standing;
  now: Date;
  /** Writes timeline and audit of this case. */
  record(type: string, data?: Record<string, unknown>): Promise<void>;
}

export interface CommandNeeds {
  /** The least standing that may do it, or how the case tells it; `onlooker`: whoever may see the case. */
  standing: Standing | ((m: EntityManager, kase: Case) => Promise<Standing>);
  /** The version the caller has seen; the command then raises it. Commands without one leave it alone. */
  version?: number;
  /** Where it is possible; every open state unless told. `any` includes ended cases. */
  states?: readonly CaseState[] | 'any';
  /** Why not in another open state; `notInThisState` unless told. */
  refusal?: (state: CaseState) => string;
}

/** Told at the end of every command, in its transaction, of the case as it then stands: for what follows from more than one entry. */
export interface CommandFollower {
  afterCommand(m: EntityManager, kase: Case, now: Date): Promise<void>;
}

/**
 * Runs one command on one case: lock the row, ask for row, standing, version and state in the contract's order, work, and keep
 * the case's next due time right; all in one transaction.
 */
@Injectable()
export class CaseCommands {
  private readonly followers: CommandFollower[] = [];

  constructor(
    private readonly transactions: Transactions,
    private readonly journal: CaseJournal,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  follow(follower: CommandFollower): void {
    this.followers.push(follower);
  }

  /**
   * @throws CodedError 404 when the person may not know the case, 403 without the standing, 409 `staleVersion`, 422 as `requireState`
   */
  run<T>(actor: Actor, caseId: string, needs: CommandNeeds, work: (tx: CaseTx) => Promise<T>): Promise<T> {
    return this.transactions.run(async (m) => {
      const tx = await this.open(m, actor, caseId, needs);
      const result = await work(tx);
      await this.close(tx, needs);
      return result;
    });
  }

  /** A command of the program itself or of someone outside the task force; the caller has checked who asks. */
  async runUnchecked<T>(m: EntityManager, actor: Actor | null, caseId: string, work: (tx: Omit<CaseTx, 'actor' | 'standing'>) => Promise<T>): Promise<T> {
    const kase = await lockCase(m, caseId);
    if (!kase) throw notFound();
    const now = await this.presentOf(m, caseId);
    const record = (type: string, data?: Record<string, unknown>): Promise<void> =>
      this.journal.record(m, { caseId, actorId: actor?.id ?? null, at: now, type, data: data ?? {} });
    const result = await work({ m, kase, now, record });
    await this.settle(m, kase, now);
    return result;
  }

  private async open(m: EntityManager, actor: Actor, caseId: string, needs: CommandNeeds): Promise<CaseTx> {
    const kase = await findVisibleCase(m, actor, caseId, true);
    const standing = await standingOf(m, actor, kase);
    requireStanding(standing, typeof needs.standing === 'string' ? needs.standing : await needs.standing(m, kase));
    if (needs.version !== undefined && needs.version !== kase.version) throw staleVersion(kase.version);
    if (needs.states !== 'any') await this.requireState(m, kase, needs.states ?? openCaseStates, needs.refusal);
    const now = await this.presentOf(m, caseId);
    const record = (type: string, data?: Record<string, unknown>): Promise<void> =>
      this.journal.record(m, { caseId, actorId: actor.id, at: now, type, data: data ?? {} });
    return { m, kase, actor, standing, now, record };
  }

  /**
   * Asks whether a case is where a step belongs. One that has ended says since when, and who can open it again or where it goes on.
   * @param refusal why not in another open state
   * @throws CodedError 422 `caseEnded` or `caseMerged`, else with the code of `refusal`
   */
  async requireState(m: EntityManager, kase: Case, states: readonly CaseState[], refusal: (state: CaseState) => string = () => 'notInThisState'): Promise<void> {
    const { state } = kase;
    if (states.includes(state)) return;
    if (caseMachine.states[state].kind === 'open') throw blockedBy(refusal(state), 'state', { state });
    const ending = await m.findOne(CaseTransition, { where: { caseId: kase.id, toState: state }, order: { version: 'DESC' } });
    const endedOn = this.time.dateOf(ending?.at ?? kase.createdAt);
    const into = kase.mergedIntoCaseId === null ? null : await m.findOneBy(Case, { id: kase.mergedIntoCaseId });
    if (into) throw blockedBy('caseMerged', 'state', { endedOn, number: into.number });
    throw blockedBy('caseEnded', 'state', { state, stateName: caseMachine.states[state].label['zh-CN'], endedOn });
  }

  /** What is done later is later, also where two processes' clocks differ: after the last entry of the locked case. */
  private async presentOf(m: EntityManager, caseId: string): Promise<Date> {
    const now = this.clock.now();
    const [last] = await m.query<{ at: Date }[]>('SELECT at FROM timeline_entries WHERE case_id = $1 ORDER BY seq DESC LIMIT 1', [caseId]);
    const behindMs = (last?.at.getTime() ?? 0) - now.getTime();
    return behindMs > 0 && behindMs <= CLOCKS_DIFFER_MS ? new Date(now.getTime() + behindMs + 1) : now;
  }

  private async close({ m, kase, now }: CaseTx, needs: CommandNeeds): Promise<void> {
    await this.settle(m, kase, now);
    if (needs.version !== undefined) await m.query(`UPDATE cases SET version = $2 WHERE id = $1 AND version < $2`, [kase.id, needs.version + 1]);
  }

  private async settle(m: EntityManager, kase: Case, now: Date): Promise<void> {
    for (const follower of this.followers) await follower.afterCommand(m, kase, now);
    await refreshNextDue(m, kase.id);
  }
}

/**
 * The case, if the person may know of it.
 * @param lock keeps others from changing it until the transaction ends
 * @throws CodedError 404
 */
export async function findVisibleCase(m: EntityManager, actor: Actor, caseId: string, lock = false): Promise<Case> {
  if (!isUUID(caseId)) throw notFound();
  const scope = caseScope(actor, 2);
  const [visible] = await m.query<unknown[]>(`SELECT 1 FROM cases c WHERE c.id = $1 AND ${scope.sql}`, [caseId, ...scope.params]);
  const kase = visible ? await (lock ? lockCase(m, caseId) : m.findOneBy(Case, { id: caseId })) : null;
  if (!kase) throw notFound();
  return kase;
}

export const lockCase = (m: EntityManager, caseId: string): Promise<Case | null> =>
  m.findOne(Case, { where: { id: caseId }, lock: { mode: 'pessimistic_write' } });

/** A right that expires is nothing the case is late with. */
const refreshNextDue = (m: EntityManager, caseId: string): Promise<unknown> =>
  m.query(
    `UPDATE cases SET next_due_at = due.at
       FROM (SELECT min(due_at) AS at FROM deadlines WHERE case_id = $1 AND state = 'running' AND rule->>'effect' = 'due') due
      WHERE id = $1 AND next_due_at IS DISTINCT FROM due.at`,
    [caseId],
  );
