import { type EntityManager, In } from 'typeorm';
import { isWithinRegion } from '../auth/region.js';
import { User } from '../auth/user.entity.js';
import { walledOff } from '../cases/case-scope.js';
import type { Case } from '../cases/case.entity.js';
import { openCaseStates } from '../cases/domain/vocabulary.js';
import { Department } from '../departments/department.entity.js';
import { Document } from '../documents/document.entity.js';
import type { ReferralFacts } from './domain/referral-blockers.js';
import { loadClocks } from './referral-clocks.js';
import { ReferralEvent } from './referral-event.entity.js';
import { Referral } from './referral.entity.js';

/** What the fields of a command name, as far as facts have to be loaded for them. */
export interface NamedInCommand {
  liaisonId?: string;
  proposedDepartmentId?: string;
  departmentId?: string;
  documentIds?: readonly string[];
}

/** Loads what the machine asks about one referral, as it is in the transaction. */
export async function loadReferralFacts(m: EntityManager, kase: Case, referral: Referral, named: NamedInCommand, now: Date): Promise<ReferralFacts> {
  const clocks = (await loadClocks(m, [referral.id])).get(referral.id) ?? {};
  const department = named.departmentId ?? named.proposedDepartmentId;
  return {
    caseOpen: openCaseStates.some((state) => state === kase.state),
    departmentId: referral.departmentId,
    // While the case stands still no time runs against the department; after a ruling there is nothing left to decline.
    declineBy: clocks.referralDecline?.dueAt ?? now,
    ruled: referral.ruled,
    ...(await countRefusals(m, referral.matterId)),
    latestInMatter: !(await m.existsBy(Referral, { matterId: referral.matterId, place: referral.place + 1 })),
    assigneeInDepartment: named.liaisonId === undefined || (await mayBeAssigned(m, referral, named.liaisonId)),
    namedDepartmentExists: department === undefined || (await takesReferralsOf(m, kase, department)) !== null,
    unknownDocuments: await countUnknown(m, referral, named.documentIds ?? []),
  };
}

/** How often a matter was declined and returned, whoever had it. */
export async function countRefusals(m: EntityManager, matterId: string): Promise<Pick<ReferralFacts, 'declinedInMatter' | 'returnedInMatter'>> {
  const siblings = await m.find(Referral, { where: { matterId }, select: { id: true } });
  const refusals = await m.find(ReferralEvent, {
    where: { referralId: In(siblings.map(({ id }) => id)), type: In(['DECLINE', 'RETURN']) },
    select: { id: true, type: true },
  });
  const declinedInMatter = refusals.filter(({ type }) => type === 'DECLINE').length;
  return { declinedInMatter, returnedInMatter: refusals.length - declinedInMatter };
}

/** The department, when it exists, is active and its region holds the case's; null otherwise. */
export async function takesReferralsOf(m: EntityManager, kase: Pick<Case, 'regionCode'>, departmentId: string): Promise<Department | null> {
  const department = await m.findOneBy(Department, { id: departmentId, active: true });
  return department && isWithinRegion(kase.regionCode, department.regionCode) ? department : null;
}

/** An active liaison of the same department who is not related to the employer. */
async function mayBeAssigned(m: EntityManager, { caseId, departmentId }: Referral, liaisonId: string): Promise<boolean> {
  const colleague = await m.existsBy(User, { id: liaisonId, role: 'liaison', state: 'active', departmentId });
  return colleague && (await walledOff(m, caseId, [liaisonId])).length === 0;
}

/** Documents of a reply are those that the department itself has uploaded to the case. */
async function countUnknown(m: EntityManager, { caseId, departmentId }: Referral, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const documents = await m.find(Document, { where: { id: In([...ids]), caseId }, select: { id: true, uploadedById: true } });
  const colleagues = await m.find(User, { where: { id: In(documents.map(({ uploadedById }) => uploadedById)), departmentId }, select: { id: true } });
  const own = new Set(colleagues.map(({ id }) => id));
  return ids.length - documents.filter(({ uploadedById }) => own.has(uploadedById)).length;
}
