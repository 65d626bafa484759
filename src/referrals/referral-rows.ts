import { type EntityManager, In } from 'typeorm';
import { User } from '../auth/user.entity.js';
import type { Actor } from '../auth/roles.js';
import { Case } from '../cases/case.entity.js';
import type { PersonView } from '../cases/case.view.js';
import { Department } from '../departments/department.entity.js';
import { openReferralStates } from './domain/referral-transitions.js';
import { type ClocksOfReferral, DUE_CODES, loadClocks } from './referral-clocks.js';
import type { Referral } from './referral.entity.js';
import type { ReferralRowView } from './referral.view.js';

const iso = (date: Date | null | undefined): string | null => date?.toISOString() ?? null;

export const isOpenReferral = ({ state }: Pick<Referral, 'state'>): boolean => openReferralStates.some((open) => open === state);

/** Shows referrals as rows, in the order given, as far as the person may know what is in them. */
export async function toReferralRows(m: EntityManager, actor: Actor, referrals: readonly Referral[], now: Date): Promise<ReferralRowView[]> {
  const clocks = await loadClocks(m, referrals.map(({ id }) => id));
  const people = await loadPeople(m, referrals.flatMap(({ liaisonId, sentById }) => [liaisonId, sentById]));
  const cases = await byId(m.findBy(Case, { id: In(referrals.map(({ caseId }) => caseId)) }));
  const departments = await byId(m.findBy(Department, { id: In(referrals.map(({ departmentId }) => departmentId)) }));
  return referrals.map((referral) => {
    const kase = known(cases.get(referral.caseId));
    const { id, kind, name } = known(departments.get(referral.departmentId));
    const opensEmployer = actor.role !== 'liaison' || (isOpenReferral(referral) && referral.shares.includes('employer'));
    return {
      id: referral.id,
      caseId: referral.caseId,
      caseNumber: kase.number,
      employerName: opensEmployer ? kase.employerName : null,
      department: { id, kind, name },
      liaison: referral.liaisonId === null ? null : (people.get(referral.liaisonId) ?? null),
      state: referral.state,
      version: referral.version,
      request: referral.request,
      shares: referral.shares,
      matterId: referral.matterId,
      place: referral.place,
      ruled: referral.ruled,
      sentAt: referral.sentAt.toISOString(),
      sentBy: people.get(referral.sentById) ?? null,
      acknowledgedAt: iso(referral.acknowledgedAt),
      repliedAt: iso(referral.repliedAt),
      endedAt: iso(referral.endedAt),
      ...dueTimes(referral, clocks.get(referral.id) ?? {}, now),
    };
  });
}

/** Names by id, for those who exist. */
export async function loadPeople(m: EntityManager, ids: readonly (string | null)[]): Promise<Map<string, PersonView>> {
  const users = await m.findBy(User, { id: In([...new Set(ids.filter((id) => id !== null))]) });
  return new Map(users.map(({ id, name }) => [id, { id, name }]));
}

function dueTimes(
  { ruled }: Referral, clocks: ClocksOfReferral, now: Date,
): Pick<ReferralRowView, 'acknowledgeBy' | 'replyBy' | 'declineBy' | 'nextDueAt' | 'overdue'> {
  const running = DUE_CODES.flatMap((code) => (clocks[code]?.state === 'running' ? (clocks[code].dueAt ?? []) : []));
  const next = running.length === 0 ? null : new Date(Math.min(...running.map((due) => due.getTime())));
  return {
    acknowledgeBy: iso(clocks.referralAcknowledge?.dueAt),
    replyBy: iso(clocks.referralReply?.dueAt),
    declineBy: ruled ? null : iso(clocks.referralDecline?.dueAt),
    nextDueAt: iso(next),
    overdue: next !== null && next < now,
  };
}

async function byId<T extends { id: string }>(rows: Promise<T[]>): Promise<Map<string, T>> {
  return new Map((await rows).map((row) => [row.id, row]));
}

/** A foreign key says that there is one. */
function known<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('A referral points to a row that is not there');
  return row;
}
