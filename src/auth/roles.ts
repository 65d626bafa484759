/** 工作专班、部门联络员、督办员、系统管理员、审计员. */
export const roles = ['taskForce', 'supervisor', 'liaison', 'administrator', 'auditor'] as const;

export type Role = (typeof roles)[number];

/** `pending`: waits for a second administrator. Only active people sign in. */
export const accountStates = ['pending', 'active', 'disabled'] as const;

export type AccountState = (typeof accountStates)[number];

/** Who is asking: what every service is given in place of a user row. */
export interface Actor {
  id: string;
  name: string;
  role: Role;
  regionCode: string;
  departmentId: string | null;
  isRegionLeader: boolean;
  isDepartmentHead: boolean;
}
