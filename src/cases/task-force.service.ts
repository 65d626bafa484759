import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor, Role } from '../auth/roles.js';
import { type BlockerView, blocked } from '../platform/http/coded-error.js';
import { CaseCommands, type CaseTx } from './case-command.js';
import { findPeopleForCase } from './case-people.js';
import type { Standing } from './case-standing.js';
import { Case } from './case.entity.js';
import type { TaskForceBody } from './cases.dto.js';
import { TaskForceMember } from './task-force-member.entity.js';

/** Names who works on a case, and hands over when someone is away. */
@Injectable()
export class TaskForces {
  constructor(private readonly commands: CaseCommands) {}

  /**
   * A supervisor names the task force at any time. Until the case is accepted, the lead who is named may change it too, and while
   * it is not complete, so may any task-force user of the region.
   * @throws CodedError as `CaseCommands.run`; 422 with a blocker for each person who cannot be named
   */
  async name(actor: Actor, caseId: string, body: TaskForceBody): Promise<void> {
    await this.commands.run(actor, caseId, { standing: leastStanding, version: body.version }, async (tx) => {
      const blockers = await this.unfit(tx, body);
      if (blockers.length > 0) throw blocked(blockers);
      await this.replace(tx, body);
      await tx.record('case.taskForceNamed', { leadId: body.leadId, memberIds: body.memberIds, supervisorId: body.supervisorId });
    });
  }

  private async unfit({ m, kase }: CaseTx, { leadId, memberIds, supervisorId }: TaskForceBody): Promise<BlockerView[]> {
    const wanted: { id: string; path: string; role: Role }[] = [
      { id: leadId, path: 'leadId', role: 'taskForce' },
      ...memberIds.map((id, i) => ({ id, path: `memberIds[${i}]`, role: 'taskForce' as const })),
      { id: supervisorId, path: 'supervisorId', role: 'supervisor' },
    ];
    const ids = [...new Set(wanted.map(({ id }) => id))];
    const people = await findPeopleForCase(m, kase, ids);
    return wanted.flatMap(({ id, path, role }) => {
      const person = people.get(id);
      if (person?.role !== role) return [{ code: role === 'taskForce' ? 'notATaskForceUser' : 'notASupervisor', path, overridable: false }];
      return person.walled ? [{ code: 'relatedToEmployer', path, overridable: false }] : [];
    });
  }

  private async replace({ m, kase, now }: CaseTx, { leadId, memberIds, supervisorId }: TaskForceBody): Promise<void> {
    const before = new Map((await m.findBy(TaskForceMember, { caseId: kase.id })).map((row) => [row.userId, row.since]));
    await m.delete(TaskForceMember, { caseId: kase.id });
    const members = memberIds.filter((id) => id !== leadId);
    await m.insert(TaskForceMember, [
      { caseId: kase.id, userId: leadId, part: 'lead' as const, since: before.get(leadId) ?? now },
      ...members.map((userId) => ({ caseId: kase.id, userId, part: 'member' as const, since: before.get(userId) ?? now })),
    ]);
    await m.update(Case, { id: kase.id }, { leadId, supervisorId });
  }
}

/** The least standing that may name the task force now. */
async function leastStanding(m: EntityManager, kase: Case): Promise<Standing> {
  if (kase.state !== 'reported') return 'supervisor';
  const complete = kase.leadId !== null && (await m.countBy(TaskForceMember, { caseId: kase.id })) >= 2;
  return complete ? 'lead' : 'onlooker';
}

/** Everyone on the case: lead, members, supervisor. */
export async function peopleOf(m: EntityManager, kase: Pick<Case, 'id' | 'leadId' | 'supervisorId'>): Promise<string[]> {
  const members = await m.findBy(TaskForceMember, { caseId: kase.id });
  return [...new Set([...members.map(({ userId }) => userId), ...(kase.supervisorId ? [kase.supervisorId] : [])])];
}
