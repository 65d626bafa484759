import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { DataSource } from 'typeorm';
import type { Role } from '../../src/auth/roles.js';
import { User } from '../../src/auth/user.entity.js';
import type { DepartmentKind } from '../../src/departments/department-kinds.js';
import { Department } from '../../src/departments/department.entity.js';

export const TEST_PASSWORD = 'Correct-Horse-7';

interface Person {
  role: Role;
  name: string;
  regionCode?: string;
  department?: string;
  leader?: boolean;
  head?: boolean;
}

/** The accounts of the demo data, and some of another city. */
export const people = {
  lead: { role: 'taskForce', name: '王组长' },
  member: { role: 'taskForce', name: '李成员' },
  member2: { role: 'taskForce', name: '马成员' },
  outsider: { role: 'taskForce', name: '周专干' },
  'lead.yinchuan': { role: 'taskForce', name: '银川组长', regionCode: '640100' },
  'liaison.hrss': { role: 'liaison', name: '杨联络', department: 'hrss' },
  'liaison.hrss2': { role: 'liaison', name: '纳联络', department: 'hrss' },
  'head.hrss': { role: 'liaison', name: '丁局长', department: 'hrss', head: true },
  'liaison.miit': { role: 'liaison', name: '何联络', department: 'miit' },
  supervisor: { role: 'supervisor', name: '陈督办' },
  supervisor2: { role: 'supervisor', name: '赵督办' },
  'supervisor.yinchuan': { role: 'supervisor', name: '银川督办', regionCode: '640100' },
  leader: { role: 'supervisor', name: '田领导', leader: true },
  admin: { role: 'administrator', name: '管理员甲' },
  admin2: { role: 'administrator', name: '管理员乙' },
  auditor: { role: 'auditor', name: '审计员' },
} as const satisfies Record<string, Person>;

export type TestUser = keyof typeof people;

/** Ids of the people and departments, the same for every suite of a process. */
export const idOf = Object.fromEntries(Object.keys(people).map((name) => [name, randomUUID()])) as Record<TestUser, string>;
export const departmentId = { hrss: randomUUID(), miit: randomUUID(), housing: randomUUID() };

const NAMES = { hrss: '吴忠市人力资源和社会保障局', miit: '吴忠市工业和信息化局', housing: '吴忠市住房和城乡建设局' } as const;

/** Writes the accounts; the password is hashed with the least cost, since nobody attacks it here. */
export async function seedPeople(db: DataSource): Promise<void> {
  const passwordHash = await hash(TEST_PASSWORD, { memoryCost: 64, timeCost: 1, parallelism: 1 });
  await db.manager.insert(
    Department,
    Object.entries(departmentId).map(([kind, id]) => ({ id, kind: kind as DepartmentKind, name: NAMES[kind as keyof typeof NAMES], regionCode: '640300', active: true, version: 1 })),
  );
  await db.manager.insert(
    User,
    Object.entries<Person>(people).map(([username, person]) => ({
      id: idOf[username as TestUser], username, name: person.name, role: person.role, regionCode: person.regionCode ?? '640300',
      departmentId: person.department ? departmentId[person.department as keyof typeof departmentId] : null,
      isRegionLeader: person.leader ?? false, isDepartmentHead: person.head ?? false, isDutyOfficer: username === 'member2',
      passwordHash, mustChangePassword: false, state: 'active' as const, createdById: null, createdAt: new Date('2024-01-01T00:00:00Z'), version: 1,
    })),
  );
}
