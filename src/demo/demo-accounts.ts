import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { SYSTEM_CHAIN, type AuditTrail } from '../audit/audit-trail.js';
import type { Role } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import type { DepartmentKind } from '../departments/department-kinds.js';
import { Department } from '../departments/department.entity.js';

interface DemoAccount {
  username: string;
  name: string;
  role: Role;
  department?: DepartmentKind;
  flag?: 'isRegionLeader' | 'isDepartmentHead' | 'isDutyOfficer';
}

export const DEMO_REGION = '640300';

export const DEMO_DEPARTMENTS: readonly (readonly [DepartmentKind, string])[] = [
  ['hrss', '吴忠市人力资源和社会保障局'],
  ['miit', '吴忠市工业和信息化局'],
  ['housing', '吴忠市住房和城乡建设局'],
  ['tax', '国家税务总局吴忠市税务局'],
  ['publicSecurity', '吴忠市公安局'],
  ['court', '吴忠市中级人民法院'],
];

/** The accounts that a person who tries the program signs in with. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { username: 'lead', name: '王组长', role: 'taskForce' },
  { username: 'member', name: '李成员', role: 'taskForce', flag: 'isDutyOfficer' },
  { username: 'member2', name: '马成员', role: 'taskForce' },
  { username: 'liaison.hrss', name: '杨联络', role: 'liaison', department: 'hrss', flag: 'isDepartmentHead' },
  { username: 'liaison.hrss2', name: '纳联络', role: 'liaison', department: 'hrss' },
  { username: 'liaison.miit', name: '何联络', role: 'liaison', department: 'miit' },
  { username: 'supervisor', name: '陈督办', role: 'supervisor' },
  { username: 'supervisor2', name: '赵督办', role: 'supervisor' },
  { username: 'leader', name: '田主席', role: 'supervisor', flag: 'isRegionLeader' },
  { username: 'admin', name: '管理员甲', role: 'administrator' },
  { username: 'admin2', name: '管理员乙', role: 'administrator' },
  { username: 'auditor', name: '审计员', role: 'auditor' },
];

/** Ids of what was made, by user name and by kind of department. */
export interface DemoIds {
  users: Readonly<Record<string, string>>;
  departments: Readonly<Record<string, string>>;
}

/** Writes departments and accounts into an empty database; all accounts share one password. */
export async function createDemoAccounts(m: EntityManager, audit: AuditTrail, passwordHash: string, at: Date): Promise<DemoIds> {
  const departments = Object.fromEntries(DEMO_DEPARTMENTS.map(([kind]) => [kind, randomUUID()]));
  const users = Object.fromEntries(DEMO_ACCOUNTS.map(({ username }) => [username, randomUUID()]));
  await m.insert(Department, DEMO_DEPARTMENTS.map(([kind, name]) => ({ id: departments[kind], kind, name, regionCode: DEMO_REGION, active: true, version: 1 })));
  await m.insert(User, DEMO_ACCOUNTS.map(({ username, name, role, department, flag }) => ({
    id: users[username], username, name, role, regionCode: DEMO_REGION, departmentId: department ? departments[department] : null,
    isRegionLeader: flag === 'isRegionLeader', isDepartmentHead: flag === 'isDepartmentHead', isDutyOfficer: flag === 'isDutyOfficer',
    passwordHash, mustChangePassword: false, state: 'active' as const, createdById: null, createdAt: at, version: 1,
  })));
  await audit.append(m, { chain: SYSTEM_CHAIN, at, actorId: null, action: 'demo.accountsCreated', details: { accounts: DEMO_ACCOUNTS.length } });
  return { users, departments };
}
