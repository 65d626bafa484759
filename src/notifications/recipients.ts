import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Case } from '../cases/case.entity.js';
import { TaskForceMember } from '../cases/task-force-member.entity.js';
import type { EscalationRecipient } from '../deadlines/domain/escalation-ladders.js';

/** Who can be told of something: the recipients of ladders, and the people of a case. */
export type Audience = EscalationRecipient | 'dutyOfficer' | 'members' | 'supervisors' | 'liaisons' | 'asker';

export interface About {
  kase: Pick<Case, 'id' | 'leadId' | 'supervisorId' | 'regionCode'>;
  /** The department a referral went to, and the liaison who took it. */
  departmentId?: string | null;
  liaisonId?: string | null;
  /** Who made the request that it is about. */
  askerId?: string | null;
}

/** `users.region_code` contains the case's region. */
const COVERS = `$1 LIKE (CASE WHEN u.region_code LIKE '__0000' THEN left(u.region_code, 2) WHEN u.region_code LIKE '____00' THEN left(u.region_code, 4) ELSE u.region_code END) || '%'`;

/** The nearest region first: a county's own leader before the city's. */
const NEAREST = `length(rtrim(u.region_code, '0')) DESC, u.username`;

/** Turns "the supervisor" into people who exist: for a gap the duty officer stands in, and at last the region's leader. */
@Injectable()
export class Recipients {
  /** @returns the ids of active people, never empty as long as the region has a duty officer, leader or supervisor */
  async of(m: EntityManager, audience: readonly Audience[], about: About): Promise<string[]> {
    const found = new Set<string>();
    for (const who of audience) for (const id of await this.one(m, who, about)) found.add(id);
    return [...found];
  }

  private async one(m: EntityManager, who: Audience, about: About): Promise<string[]> {
    const { kase } = about;
    switch (who) {
      case 'holder':
        return about.departmentId ? this.liaisons(m, about) : this.orElse(m, kase.leadId, () => this.dutyOfficer(m, kase.regionCode));
      case 'lead':
        return this.orElse(m, kase.leadId, () => this.dutyOfficer(m, kase.regionCode));
      case 'members':
        return (await m.findBy(TaskForceMember, { caseId: kase.id })).map(({ userId }) => userId);
      case 'supervisor':
        return this.orElse(m, kase.supervisorId, () => this.dutyOfficer(m, kase.regionCode));
      case 'supervisors':
        return this.all(m, kase.regionCode, `u.role = 'supervisor'`);
      case 'asker':
        return about.askerId ? [about.askerId] : [];
      case 'liaisons':
        return this.liaisons(m, about);
      case 'departmentHead':
        return about.departmentId ? this.headOf(m, kase.regionCode, about.departmentId) : this.leader(m, kase.regionCode);
      case 'hrssHead':
        return this.hrssHead(m, kase.regionCode);
      case 'regionLeader':
        return this.leader(m, kase.regionCode);
      case 'dutyOfficer':
        return this.dutyOfficer(m, kase.regionCode);
      case 'employerContact':
        // Has no account: the lead, who is told by the same step, passes it on.
        return [];
    }
  }

  private async orElse(m: EntityManager, id: string | null, otherwise: () => Promise<string[]>): Promise<string[]> {
    if (id === null) return otherwise();
    const [active] = await m.query<{ id: string }[]>(`SELECT id FROM users WHERE id = $1 AND state = 'active'`, [id]);
    return active ? [active.id] : otherwise();
  }

  private async liaisons(m: EntityManager, { kase, departmentId, liaisonId }: About): Promise<string[]> {
    if (!departmentId) return [];
    const rows = await m.query<{ id: string }[]>(`SELECT id FROM users WHERE department_id = $1 AND role = 'liaison' AND state = 'active' ORDER BY id`, [departmentId]);
    const all = rows.map(({ id }) => id);
    // Whoever took it and has left leaves it to the others.
    if (liaisonId && all.includes(liaisonId)) return [liaisonId];
    return all.length > 0 ? all : this.leader(m, kase.regionCode);
  }

  /** Of a department of whatever region: a city's case may have gone to a county's. */
  private async headOf(m: EntityManager, regionCode: string, departmentId: string): Promise<string[]> {
    const heads = await m.query<{ id: string }[]>(
      `SELECT u.id FROM users u WHERE u.department_id = $1 AND u.is_department_head AND u.state = 'active' ORDER BY u.username LIMIT 1`, [departmentId],
    );
    return heads.length > 0 ? heads.map(({ id }) => id) : this.leader(m, regionCode);
  }

  private async hrssHead(m: EntityManager, regionCode: string): Promise<string[]> {
    const heads = await this.first(m, regionCode, `u.is_department_head AND u.department_id IN (SELECT id FROM departments WHERE kind = 'hrss' AND active)`);
    return heads.length > 0 ? heads : this.leader(m, regionCode);
  }

  private async dutyOfficer(m: EntityManager, regionCode: string): Promise<string[]> {
    const officers = await this.first(m, regionCode, 'u.is_duty_officer');
    return officers.length > 0 ? officers : this.leader(m, regionCode);
  }

  private async leader(m: EntityManager, regionCode: string): Promise<string[]> {
    const leaders = await this.first(m, regionCode, 'u.is_region_leader');
    return leaders.length > 0 ? leaders : this.all(m, regionCode, `u.role = 'supervisor'`);
  }

  private async first(m: EntityManager, regionCode: string, condition: string): Promise<string[]> {
    const rows = await m.query<{ id: string }[]>(
      `SELECT u.id FROM users u WHERE u.state = 'active' AND ${condition} AND ${COVERS} ORDER BY ${NEAREST} LIMIT 1`, [regionCode],
    );
    return rows.map(({ id }) => id);
  }

  private async all(m: EntityManager, regionCode: string, condition: string): Promise<string[]> {
    const rows = await m.query<{ id: string }[]>(`SELECT u.id FROM users u WHERE u.state = 'active' AND ${condition} AND ${COVERS}`, [regionCode]);
    return rows.map(({ id }) => id);
  }
}
