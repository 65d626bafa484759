import type { CreateUserBody } from '@/api/types.gen';
import type { Role } from '@/lib/me';

export const ROLES = ['taskForce', 'supervisor', 'liaison', 'administrator', 'auditor'] as const satisfies readonly Role[];
export const ACCOUNT_STATES = ['pending', 'active', 'disabled'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];
export const FLAGS = ['isRegionLeader', 'isDepartmentHead', 'isDutyOfficer'] as const;
export type Flag = (typeof FLAGS)[number];

/** What decides over the rights of an account, as the form holds it. */
export type RightsFields = Partial<Omit<CreateUserBody, 'username' | 'name'>>;

const FLAG_ROLES: Readonly<Record<Flag, readonly Role[]>> = { isRegionLeader: ['supervisor'], isDepartmentHead: ['liaison'], isDutyOfficer: ['taskForce', 'supervisor'] };

/** Whether somebody of this role can have the flag. */
export const fits = (flag: Flag, role: Role | undefined): boolean => role !== undefined && FLAG_ROLES[flag].includes(role);

/** Whether one administrator alone cannot give it. */
export const needsApproval = (role: Role | undefined): boolean => role === 'supervisor' || role === 'administrator';

/** What was left behind by another role is not sent along. */
export function rightsOf({ role = 'taskForce', regionCode = '', departmentId, ...flags }: RightsFields): Omit<CreateUserBody, 'username' | 'name'> {
  const set = Object.fromEntries(FLAGS.map((flag) => [flag, fits(flag, role) && flags[flag] === true])) as Record<Flag, boolean>;
  return { role, regionCode, departmentId: role === 'liaison' ? (departmentId ?? null) : null, ...set };
}
