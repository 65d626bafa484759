import { isWithinRegion } from '../../auth/region.js';
import type { AccountState, Role } from '../../auth/roles.js';

/** What decides over the rights of an account. */
export interface AccountRights {
  role: Role;
  regionCode: string;
  departmentId: string | null;
  isRegionLeader: boolean;
  isDepartmentHead: boolean;
  isDutyOfficer: boolean;
}

export interface AccountFault {
  code: 'departmentNeeded' | 'departmentOnlyForLiaisons' | 'regionLeaderIsSupervisor' | 'departmentHeadIsLiaison' | 'dutyOfficerIsOnTheDesk';
  path: keyof AccountRights;
}

/** Whether one administrator alone may not make such an account: it decides over cases, or over accounts. */
export const needsApproval = (role: Role): boolean => role === 'supervisor' || role === 'administrator';

/**
 * Whether a change gives such an account more than it had: another role, a region that the old one does not cover, or the
 * region's leadership. A narrower region or a name raises nothing.
 */
export function raisesRights(before: AccountRights, after: AccountRights): boolean {
  if (!needsApproval(after.role)) return false;
  const leads = after.isRegionLeader && !before.isRegionLeader;
  return after.role !== before.role || !isWithinRegion(after.regionCode, before.regionCode) || leads;
}

/** What does not fit together in an account, all at once. */
export function accountFaults(account: AccountRights): AccountFault[] {
  const { role, departmentId, isRegionLeader, isDepartmentHead, isDutyOfficer } = account;
  const faults: AccountFault[] = [];
  if (role === 'liaison' && departmentId === null) faults.push({ code: 'departmentNeeded', path: 'departmentId' });
  if (role !== 'liaison' && departmentId !== null) faults.push({ code: 'departmentOnlyForLiaisons', path: 'departmentId' });
  if (isRegionLeader && role !== 'supervisor') faults.push({ code: 'regionLeaderIsSupervisor', path: 'isRegionLeader' });
  if (isDepartmentHead && role !== 'liaison') faults.push({ code: 'departmentHeadIsLiaison', path: 'isDepartmentHead' });
  if (isDutyOfficer && role !== 'taskForce' && role !== 'supervisor') faults.push({ code: 'dutyOfficerIsOnTheDesk', path: 'isDutyOfficer' });
  return faults;
}

export const accountEventTypes = ['APPROVE', 'DISABLE', 'ENABLE', 'RESET_PASSWORD', 'UNLOCK'] as const;

export type AccountEventType = (typeof accountEventTypes)[number];

/** In which states an event is possible. Declining what another administrator proposed is disabling it. */
const possibleIn: Readonly<Record<AccountEventType, readonly AccountState[]>> = {
  APPROVE: ['pending'],
  DISABLE: ['pending', 'active'],
  ENABLE: ['disabled'],
  RESET_PASSWORD: ['pending', 'active'],
  UNLOCK: ['pending', 'active', 'disabled'],
};

export const isPossible = (event: AccountEventType, state: AccountState): boolean => possibleIn[event].includes(state);

/**
 * Where an event leads. A new password for, or the return of, an account that needs approval is proposed anew: otherwise one
 * administrator alone could take over a supervisor's account.
 */
export function stateAfter(event: AccountEventType, { role, state }: { role: Role; state: AccountState }): AccountState {
  if (event === 'APPROVE') return 'active';
  if (event === 'DISABLE') return 'disabled';
  if (event === 'UNLOCK') return state;
  return needsApproval(role) ? 'pending' : 'active';
}
