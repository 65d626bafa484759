import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { AuditTrail, SYSTEM_CHAIN } from '../audit/audit-trail.js';
import { makeInitialPassword } from '../auth/initial-password.js';
import { hashPassword } from '../auth/passwords.js';
import type { AccountState, Actor } from '../auth/roles.js';
import { SessionService } from '../auth/session.service.js';
import { User } from '../auth/user.entity.js';
import { openCaseStates } from '../cases/domain/vocabulary.js';
import { Department } from '../departments/department.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { type BlockerView, blocked, blockedBy, forbidden, notFound, staleVersion } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import { AccountList } from './account-list.query.js';
import { lockAccounts } from './account-lock.js';
import type { ChangeUserBody, ChangedUserView, CreateUserBody, CreatedUserView, UserEventBody } from './accounts.dto.js';
import { type AccountRights, accountFaults, isPossible, needsApproval, raisesRights, stateAfter } from './domain/account-rules.js';

const MIN_ADMINISTRATORS = 2;

const RIGHTS = ['role', 'regionCode', 'departmentId', 'isRegionLeader', 'isDepartmentHead', 'isDutyOfficer'] as const satisfies readonly (keyof AccountRights)[];

/** Who may sign in, as what and where. Supervisors and administrators are made by two administrators together. */
@Injectable()
export class Accounts {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: SessionService,
    private readonly accounts: AccountList,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 422 with everything that does not fit, such as `usernameTaken` or `departmentNeeded` */
  async create(actor: Actor, body: CreateUserBody): Promise<CreatedUserView> {
    const username = body.username.toLowerCase();
    const initialPassword = makeInitialPassword();
    const passwordHash = await hashPassword(initialPassword);
    return this.transactions.run(async (m) => {
      await lockAccounts(m);
      const rights = rightsOf(body);
      const taken: BlockerView[] = (await m.existsBy(User, { username })) ? [{ code: 'usernameTaken', path: 'username', overridable: false }] : [];
      await this.requireFitting(m, rights, rights.departmentId !== null, taken);
      const state: AccountState = needsApproval(rights.role) ? 'pending' : 'active';
      const id = randomUUID();
      await m.insert(User, {
        id, username, name: body.name, ...rights, passwordHash, mustChangePassword: true, state, createdById: actor.id,
        proposedById: state === 'pending' ? actor.id : null, createdAt: this.clock.now(), version: 1,
      });
      await this.record(m, actor, 'account.created', { userId: id, ...rights, state });
      return { id, initialPassword, state, version: 1 };
    });
  }

  /**
   * Changes what is given. What raises the rights of a supervisor or administrator waits for a second administrator.
   * @throws CodedError 403 `ownRights`, 404, 409 `staleVersion`, 422 with everything that does not fit
   */
  async change(actor: Actor, id: string, body: ChangeUserBody): Promise<ChangedUserView> {
    return this.transactions.run(async (m) => {
      const user = await this.lock(m, id);
      const after = { ...rightsOf(user), ...given(body) };
      const fields = RIGHTS.filter((field) => after[field] !== user[field]);
      if (user.id === actor.id && fields.length > 0) throw forbidden('ownRights');
      if (user.version !== body.version) throw staleVersion(user.version);
      const raises = raisesRights(user, after);
      const state = stateAfterChange(user.state, raises, after);
      await this.requireFitting(m, after, fields.includes('departmentId') && after.departmentId !== null, [
        ...this.foreignProposal(actor, user, raises),
        ...(await this.tooFewAdministrators(m, user, { role: after.role, state })),
      ]);
      const changed = { ...user, ...after, name: body.name ?? user.name, state, version: user.version + 1, proposedById: proposer(actor, user, state, raises) };
      await this.save(m, user, changed);
      const changes = Object.fromEntries(fields.map((field) => [field, { from: user[field], to: after[field] }]));
      await this.record(m, actor, 'account.changed', { userId: id, changes, nameChanged: changed.name !== user.name, state });
      return this.view(m, changed, null);
    });
  }

  /** @throws CodedError 403 `ownAccount` or `ownProposal`, 404, 409 `staleVersion`, 422 `notInThisState` and what stands in the way */
  async fire(actor: Actor, id: string, { type, version }: UserEventBody): Promise<ChangedUserView> {
    const password = type === 'RESET_PASSWORD' ? makeInitialPassword() : null;
    const passwordHash = password === null ? null : await hashPassword(password);
    return this.transactions.run(async (m) => {
      const user = await this.lock(m, id);
      if (user.id === actor.id) throw forbidden('ownAccount');
      if (type === 'APPROVE' && user.proposedById === actor.id) throw forbidden('ownProposal');
      if (user.version !== version) throw staleVersion(user.version);
      if (!isPossible(type, user.state)) throw blockedBy('notInThisState', 'state', { state: user.state });
      const state = stateAfter(type, user);
      const proposes = type === 'ENABLE' || type === 'RESET_PASSWORD';
      const blockers = [...this.foreignProposal(actor, user, proposes), ...(await this.tooFewAdministrators(m, user, { role: user.role, state }))];
      if (blockers.length > 0) throw blocked(blockers);
      const changed = {
        ...user, state, version: user.version + 1, proposedById: proposer(actor, user, state, proposes),
        ...(passwordHash === null ? {} : { passwordHash, mustChangePassword: true }),
      };
      await this.save(m, user, changed);
      if (type === 'UNLOCK' || type === 'RESET_PASSWORD') await this.sessions.unlock(m, user.username);
      await this.record(m, actor, `account.${type}`, { userId: id, role: user.role, state });
      return this.view(m, changed, password);
    });
  }

  private async lock(m: EntityManager, id: string): Promise<User> {
    await lockAccounts(m);
    const user = isUUID(id) ? await m.findOne(User, { where: { id }, lock: { mode: 'for_no_key_update' } }) : null;
    if (!user) throw notFound();
    return user;
  }

  /** Sessions end with the right to have them, and with the password they were opened by. */
  private async save(m: EntityManager, before: User, after: User): Promise<void> {
    const { id, name, state, version, proposedById, passwordHash, mustChangePassword } = after;
    await m.update(User, { id }, { name, ...rightsOf(after), state, version, proposedById, passwordHash, mustChangePassword });
    if (state !== 'active' || passwordHash !== before.passwordHash) await this.sessions.endAll(m, id);
  }

  private async requireFitting(m: EntityManager, rights: AccountRights, newDepartment: boolean, others: readonly BlockerView[]): Promise<void> {
    const blockers: BlockerView[] = [...others, ...accountFaults(rights).map((fault) => ({ ...fault, overridable: false }))];
    const departmentId = newDepartment ? rights.departmentId : null;
    if (departmentId !== null && !(await m.existsBy(Department, { id: departmentId, active: true }))) {
      blockers.push({ code: 'departmentNotActive', path: 'departmentId', overridable: false });
    }
    if (blockers.length > 0) throw blocked(blockers);
  }

  /** Adding to what another proposed would make the approval cover what its approver asked for. */
  private foreignProposal(actor: Actor, user: User, proposes: boolean): BlockerView[] {
    const foreign = proposes && user.state === 'pending' && user.proposedById !== actor.id;
    return foreign ? [{ code: 'approvalPending', path: 'state', overridable: false }] : [];
  }

  private async tooFewAdministrators(m: EntityManager, before: User, after: Pick<User, 'role' | 'state'>): Promise<BlockerView[]> {
    const counts = ({ role, state }: Pick<User, 'role' | 'state'>): boolean => role === 'administrator' && state === 'active';
    if (!counts(before) || counts(after)) return [];
    const active = await m.countBy(User, { role: 'administrator', state: 'active' });
    return active > MIN_ADMINISTRATORS ? [] : [{ code: 'lastTwoAdministrators', path: 'state', overridable: false }];
  }

  private async view(m: EntityManager, user: User, initialPassword: string | null): Promise<ChangedUserView> {
    const [account] = await this.accounts.accountViews(m, [user]);
    if (!account) throw new Error('An account has a view');
    return { ...account, initialPassword, openCases: await countOpenCases(m, user.id) };
  }

  private async record(m: EntityManager, actor: Actor, action: string, details: Record<string, unknown>): Promise<void> {
    await this.audit.append(m, { chain: SYSTEM_CHAIN, at: this.clock.now(), actorId: actor.id, action, details });
  }
}

function rightsOf(from: Partial<AccountRights> & Pick<AccountRights, 'role' | 'regionCode'>): AccountRights {
  const { role, regionCode, departmentId = null, isRegionLeader = false, isDepartmentHead = false, isDutyOfficer = false } = from;
  return { role, regionCode, departmentId, isRegionLeader, isDepartmentHead, isDutyOfficer };
}

const given = (body: ChangeUserBody): Partial<AccountRights> =>
  Object.fromEntries(RIGHTS.filter((field) => body[field] !== undefined).map((field) => [field, body[field]]));

/** A disabled account stays disabled; one that no longer needs an approval does not wait for it. */
function stateAfterChange(before: AccountState, raises: boolean, after: AccountRights): AccountState {
  if (before === 'disabled') return 'disabled';
  if (raises) return 'pending';
  return before === 'pending' && !needsApproval(after.role) ? 'active' : before;
}

function proposer(actor: Actor, user: User, state: AccountState, proposes: boolean): string | null {
  if (state !== 'pending') return null;
  return proposes ? actor.id : user.proposedById;
}

/** Open cases that a person leads, works on or supervises. */
async function countOpenCases(m: EntityManager, userId: string): Promise<number> {
  const [row] = await m.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM cases c
      WHERE c.state = ANY($2) AND (c.lead_id = $1 OR c.supervisor_id = $1
        OR EXISTS (SELECT 1 FROM task_force_members t WHERE t.case_id = c.id AND t.user_id = $1))`,
    [userId, openCaseStates],
  );
  return row?.count ?? 0;
}
