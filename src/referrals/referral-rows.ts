import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { User } from '../auth/user.entity.js';
import type { Actor } from '../auth/roles.js';
import { Case } from '../cases/case.entity.js';
import type { ClockView } from '../cases/case-deadlines.view.js';
import type { PersonView } from '../cases/case.view.js';
import { toClockView } from '../cases/clock-view.js';
import { DeadlineWords } from '../cases/deadline-words.js';
import { Department } from '../departments/department.entity.js';
import type { DeadlineRow } from '../deadlines/deadline.entity.js';
import { Deadlines } from '../deadlines/deadlines.service.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { openReferralStates } from './domain/referral-transitions.js';
import { type ClocksOfReferral, DUE_CODES, loadClocks } from './referral-clocks.js';
import type { Referral } from './referral.entity.js';
import type { ReferralRowView } from './referral.view.js';

const iso = (date: Date | null | undefined): string | null => date?.toISOString() ?? null;

export const isOpenReferral = ({ state }: Pick<Referral, 'state'>): boolean => openReferralStates.some((open) => open === state);

type DueTimes = Pick<ReferralRowView, 'acknowledgeBy' | 'replyBy' | 'declineBy' | 'nextDueAt' | 'acknowledgeLeft' | 'replyLeft' | 'overdue'>;

/** Shows referrals as rows and the clocks of each, as far as the person may know what is in them. */
@Injectable()
export class ReferralRows {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly catalogue: MessageCatalogue,
  ) {}

  /** In the order given. */
  async of(m: EntityManager, actor: Actor, referrals: readonly Referral[], now: Date): Promise<ReferralRowView[]> {
    const clocks = await loadClocks(m, referrals.map(({ id }) => id));
    const people = await loadPeople(m, referrals.flatMap(({ liaisonId, sentById }) => [liaisonId, sentById]));
    const cases = await byId(m.findBy(Case, { id: In(referrals.map(({ caseId }) => caseId)) }));
    const departments = await byId(m.findBy(Department, { id: In(referrals.map(({ departmentId }) => departmentId)) }));
    const rows: ReferralRowView[] = [];
    for (const referral of referrals) {
      const kase = known(cases.get(referral.caseId));
      const { id, kind, name } = known(departments.get(referral.departmentId));
      const opensEmployer = actor.role !== 'liaison' || (isOpenReferral(referral) && referral.shares.includes('employer'));
      rows.push({
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
        ...(await this.dueTimes(m, referral, clocks.get(referral.id) ?? {}, now)),
      });
    }
    return rows;
  }

  /** The clocks of a referral that are open. Why more time was given is the office's own and stays there. */
  async clocks(m: EntityManager, { id, department }: ReferralRowView, now: Date): Promise<ClockView[]> {
    const views: ClockView[] = [];
    const rows = Object.values((await loadClocks(m, [id])).get(id) ?? {});
    for (const row of rows.filter(isOpenClock)) views.push(await this.clock(m, withoutReasons(row), department.name, now));
    return views;
  }

  private async clock(m: EntityManager, row: DeadlineRow, department: string | null, now: Date): Promise<ClockView> {
    const words = new DeadlineWords(this.catalogue, currentContext()?.locale);
    return toClockView(row, this.deadlines.toDeadline(row), { time: await this.deadlines.timeOf(m, row), department, now, words });
  }

  private async left(m: EntityManager, row: DeadlineRow | undefined, now: Date): Promise<string | null> {
    return row?.state === 'running' ? (await this.clock(m, row, null, now)).remainingText : null;
  }

  private async dueTimes(m: EntityManager, { ruled }: Referral, clocks: ClocksOfReferral, now: Date): Promise<DueTimes> {
    const running = DUE_CODES.flatMap((code) => (clocks[code]?.state === 'running' ? (clocks[code].dueAt ?? []) : []));
    const next = running.length === 0 ? null : new Date(Math.min(...running.map((due) => due.getTime())));
    return {
      acknowledgeBy: iso(clocks.referralAcknowledge?.dueAt),
      replyBy: iso(clocks.referralReply?.dueAt),
      declineBy: ruled ? null : iso(clocks.referralDecline?.dueAt),
      nextDueAt: iso(next),
      acknowledgeLeft: await this.left(m, clocks.referralAcknowledge, now),
      replyLeft: await this.left(m, clocks.referralReply, now),
      overdue: next !== null && next < now,
    };
  }
}

const withoutReasons = (row: DeadlineRow): DeadlineRow => ({ ...row, extensions: row.extensions.map(({ reason: _own, ...extension }) => extension) });

const isOpenClock = ({ state }: DeadlineRow): boolean => state === 'running' || state === 'suspended';

/** Names by id, for those who exist. */
export async function loadPeople(m: EntityManager, ids: readonly (string | null)[]): Promise<Map<string, PersonView>> {
  const users = await m.findBy(User, { id: In([...new Set(ids.filter((id) => id !== null))]) });
  return new Map(users.map(({ id, name }) => [id, { id, name }]));
}

async function byId<T extends { id: string }>(rows: Promise<T[]>): Promise<Map<string, T>> {
  return new Map((await rows).map((row) => [row.id, row]));
}

/** A foreign key says that there is one. */
function known<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('A referral points to a row that is not there');
  return row;
}
