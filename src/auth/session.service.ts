import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, MoreThan } from 'typeorm';
import { AuditTrail, SYSTEM_CHAIN } from '../audit/audit-trail.js';
import { Changes } from '../platform/changes/changes.js';
import { Transactions } from '../platform/database/transactions.js';
import { CodedError, invalid, unauthenticated } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import { hashPassword, passwordFault, pretendToVerify, verifyPassword } from './passwords.js';
import type { Actor } from './roles.js';
import { Session } from './session.entity.js';
import { SignInFailures } from './sign-in-failures.entity.js';
import { User } from './user.entity.js';

export const SESSION_COOKIE = 'sid';

const MINUTE = 60_000;
/** 等保 2.0 assessors accept: locked for 30 minutes after five failures. */
const MAX_FAILURES = 5;
const LOCK_MS = 30 * MINUTE;
const SESSION_MS = 12 * 60 * MINUTE;
const IDLE_MS = 2 * 60 * MINUTE;
const TOUCH_MS = MINUTE;

export interface FoundSession {
  actor: Actor;
  username: string;
  tokenHash: string;
  mustChangePassword: boolean;
}

/** Signing in, staying signed in, and ending it. */
@Injectable()
export class SessionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the person and the token of a new session
   * @throws CodedError 401 `signInFailed` (wrong name or password alike) or `signInLocked`
   */
  async signIn(username: string, password: string): Promise<{ token: string } & Pick<FoundSession, 'actor' | 'username' | 'mustChangePassword'>> {
    const name = username.trim().toLowerCase();
    const now = this.clock.now();
    const key = sha256(name);
    const failures = await this.transactions.reader.findOneBy(SignInFailures, { usernameHash: key });
    const locked = failures?.lockedUntil !== null && failures?.lockedUntil !== undefined && failures.lockedUntil > now;
    const user = await this.transactions.reader.findOneBy(User, { username: name, state: 'active' });
    const right = user && !locked ? await verifyPassword(user.passwordHash, password) : await pretendToVerify(password);
    if (locked) throw lockedOut(failures, now);
    if (!user || !right) {
      await this.fail(key, user, now);
      throw unauthenticated('signInFailed');
    }
    return this.transactions.run(async (m) => {
      // Disabled or given another password since it was checked: such a session would outlive the ending of all others.
      const unchanged = { id: user.id, state: 'active' as const, passwordHash: user.passwordHash };
      if (!(await m.findOne(User, { where: unchanged, lock: { mode: 'pessimistic_read' } }))) throw unauthenticated('signInFailed');
      const [guard] = await this.lockFailures(m, key);
      if (guard?.lockedUntil && guard.lockedUntil > now) throw lockedOut(guard, now);
      await m.delete(SignInFailures, { usernameHash: key });
      const token = randomBytes(32).toString('base64url');
      await m.insert(Session, { tokenHash: sha256(token), userId: user.id, createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + SESSION_MS) });
      await this.audit.append(m, { chain: SYSTEM_CHAIN, at: now, actorId: user.id, action: 'session.signedIn' });
      return { token, actor: toActor(user), username: user.username, mustChangePassword: user.mustChangePassword };
    });
  }

  /** The session of a token, or null when it ended; keeps it alive. */
  async find(token: string): Promise<FoundSession | null> {
    const tokenHash = sha256(token);
    const now = this.clock.now();
    const m = this.transactions.reader;
    const session = await m.findOneBy(Session, { tokenHash });
    if (!session || session.expiresAt <= now || now.getTime() - session.lastSeenAt.getTime() > IDLE_MS) return null;
    const user = await m.findOneBy(User, { id: session.userId, state: 'active' });
    if (!user) return null;
    if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_MS) await m.update(Session, { tokenHash }, { lastSeenAt: now });
    return { actor: toActor(user), username: user.username, tokenHash, mustChangePassword: user.mustChangePassword };
  }

  async signOut(actor: Actor, tokenHash: string): Promise<void> {
    await this.transactions.run(async (m) => {
      await m.delete(Session, { tokenHash });
      await this.tellEnded(m, actor.id);
      await this.audit.append(m, { chain: SYSTEM_CHAIN, at: this.clock.now(), actorId: actor.id, action: 'session.signedOut' });
    });
  }

  /**
   * Changes the own password and ends every other session of the person.
   * @throws CodedError 400 when the new one is weak or the old one, or the current one is wrong; 401 `signInLocked`
   */
  async changePassword(actor: Actor, tokenHash: string, currentPassword: string, newPassword: string): Promise<void> {
    const user = await this.transactions.reader.findOneByOrFail(User, { id: actor.id });
    const fault = newPassword === currentPassword ? { path: 'newPassword', code: 'passwordUnchanged' } : passwordFault(newPassword, user.username);
    if (fault) throw invalid([fault]);
    const now = this.clock.now();
    const key = sha256(user.username);
    const [failures] = await this.transactions.reader.findBy(SignInFailures, { usernameHash: key });
    if (failures?.lockedUntil && failures.lockedUntil > now) throw lockedOut(failures, now);
    if (!(await verifyPassword(user.passwordHash, currentPassword))) {
      await this.fail(key, user, now);
      throw invalid([{ path: 'currentPassword', code: 'wrongPassword' }]);
    }
    const passwordHash = await hashPassword(newPassword);
    await this.transactions.run(async (m) => {
      await m.update(User, { id: user.id }, { passwordHash, mustChangePassword: false });
      await m.query(`DELETE FROM sessions WHERE user_id = $1 AND token_hash <> $2`, [user.id, tokenHash]);
      await this.tellEnded(m, user.id);
      await this.audit.append(m, { chain: SYSTEM_CHAIN, at: now, actorId: user.id, action: 'session.passwordChanged' });
    });
  }

  /** Ends every session of a person, such as one whose account was disabled. */
  async endAll(m: EntityManager, userId: string): Promise<void> {
    await m.delete(Session, { userId });
    await this.tellEnded(m, userId);
  }

  /** Forgets the failures of a name, and so ends its lock. @returns whether there was a lock */
  async unlock(m: EntityManager, username: string): Promise<boolean> {
    const [failures] = await this.lockFailures(m, sha256(username));
    await m.delete(SignInFailures, { usernameHash: sha256(username) });
    return failures?.lockedUntil !== null && failures?.lockedUntil !== undefined && failures.lockedUntil > this.clock.now();
  }

  /** Until when each of the names is locked; names without a lock are left out. */
  async locksOf(m: EntityManager, usernames: readonly string[]): Promise<Map<string, Date>> {
    const byHash = new Map(usernames.map((username) => [sha256(username), username]));
    const rows = await m.findBy(SignInFailures, { usernameHash: In([...byHash.keys()]), lockedUntil: MoreThan(this.clock.now()) });
    return new Map(rows.flatMap(({ usernameHash, lockedUntil }) => {
      const username = byHash.get(usernameHash);
      return username !== undefined && lockedUntil ? [[username, lockedUntil]] : [];
    }));
  }

  /** Counted in a transaction of its own: the refusal that follows must not take it back. */
  private async fail(key: string, user: User | null, now: Date): Promise<void> {
    await this.transactions.runApart(async (m) => {
      const [failures] = await this.lockFailures(m, key);
      const stale = !failures || now.getTime() - failures.lastAt.getTime() >= LOCK_MS;
      const count = (stale ? 0 : failures.failures) + 1;
      const lockedUntil = count >= MAX_FAILURES ? new Date(now.getTime() + LOCK_MS) : null;
      await m.upsert(SignInFailures, { usernameHash: key, failures: count, lastAt: now, lockedUntil }, ['usernameHash']);
      // One entry when it starts and one when it locks: a flood of failures must not flood the chain.
      if (user && (count === 1 || count === MAX_FAILURES)) {
        await this.audit.append(m, { chain: SYSTEM_CHAIN, at: now, actorId: user.id, action: lockedUntil ? 'session.locked' : 'session.signInFailed', details: { failures: count } });
      }
    });
  }

  /** Open pages of the person look whether their session is among the ended ones, as soon as this commits. */
  private tellEnded(m: EntityManager, userId: string): Promise<void> {
    return this.changes.add(m, { type: 'session', userId });
  }

  private async lockFailures(m: EntityManager, key: string): Promise<SignInFailures[]> {
    await m.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sign-in:${key}`]);
    return m.findBy(SignInFailures, { usernameHash: key });
  }
}

export const toActor = (user: User): Actor => ({
  id: user.id,
  name: user.name,
  role: user.role,
  regionCode: user.regionCode,
  departmentId: user.departmentId,
  isRegionLeader: user.isRegionLeader,
  isDepartmentHead: user.isDepartmentHead,
});

function lockedOut(failures: SignInFailures, now: Date): CodedError {
  const seconds = Math.max(1, Math.ceil(((failures.lockedUntil?.getTime() ?? now.getTime()) - now.getTime()) / 1000));
  return new CodedError(401, 'signInLocked', { params: { minutes: Math.ceil(seconds / 60) }, retryAfterSeconds: seconds });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
