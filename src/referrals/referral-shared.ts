import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { CaseExtensions } from '../cases/case-extensions.js';
import type { Case } from '../cases/case.entity.js';
import type { Share } from '../cases/domain/vocabulary.js';
import { maskName } from '../cases/domain/identifiers/masks.js';
import { maskNumbersInText } from '../cases/domain/identifiers/text-masks.js';
import { Document } from '../documents/document.entity.js';
import { toDocumentView } from '../documents/document.view.js';
import { forbidden, invalidField } from '../platform/http/coded-error.js';
import { DEFAULT_LIMIT, type PageQuery, decodeCursor, toPage } from '../platform/http/page.js';
import { Claim } from '../roster/claim.entity.js';
import { Worker } from '../roster/worker.entity.js';
import { isOpenReferral } from './referral-rows.js';
import type { Referral } from './referral.entity.js';
import type { MaskedClaimView, MaskedRosterPageView, SharedEmployerView, SharedFindingsView, SharedView } from './referral.view.js';

/** What a referral opens of its case: exactly what it shares, and nothing once it has ended. */
@Injectable()
export class ReferralShared {
  constructor(private readonly extensions: CaseExtensions) {}

  async show(m: EntityManager, referral: Referral, kase: Case): Promise<SharedView | null> {
    if (!isOpenReferral(referral)) return null;
    const shares = (share: Share): boolean => referral.shares.includes(share);
    return {
      employer: shares('employer') ? employerOf(kase) : null,
      summary: shares('summary') ? maskNumbersInText(kase.summary) : null,
      totals: shares('totals') ? await this.extensions.totalsOf(m, kase) : null,
      findings: shares('findings') ? findingsOf(kase) : null,
      documents: shares('documents') ? await documentsOf(m, kase) : null,
      rosterMasked: shares('rosterMasked'),
    };
  }

  /** The roster with masked names and amounts: no ID, bank or phone numbers. @throws CodedError 403 `notShared` */
  async roster(m: EntityManager, referral: Referral, query: PageQuery): Promise<MaskedRosterPageView> {
    if (!isOpenReferral(referral) || !referral.shares.includes('rosterMasked')) throw forbidden('notShared');
    const limit = query.limit ?? DEFAULT_LIMIT;
    const workers = await workersAfter(m, referral.caseId, decodeCursor(query.cursor, 2), limit + 1);
    const claims = await m.find(Claim, {
      where: { workerId: In(workers.map(({ id }) => id)), withdrawnAt: IsNull() },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return toPage(workers, limit, ({ position, id }) => [position, id], ({ id, position, name }) => ({
      position, nameMasked: maskName(name), claims: claims.filter(({ workerId }) => workerId === id).map(toMaskedClaim),
    }));
  }
}

/** People type numbers of persons into free text, whatever the form asks for. */
const masked = (text: string | null): string | null => (text === null ? null : maskNumbersInText(text));

const employerOf = (kase: Case): SharedEmployerView => ({
  name: kase.employerName, uscc: kase.employerUscc, regionCode: kase.regionCode, industryCode: kase.industryCode, address: kase.employerAddress,
});

/** Without the notes, in which informants may be named. */
const findingsOf = (kase: Case): SharedFindingsView => ({
  operatingStatus: kase.operatingStatus, headcount: kase.headcount, wageArrearsFen: kase.wageArrearsFen,
  socialInsuranceArrearsFen: kase.socialInsuranceArrearsFen, companyFundsFen: kase.companyFundsFen, companyAssets: masked(kase.companyAssets),
  fundsNotObtainedReason: masked(kase.fundsNotObtainedReason),
});

async function documentsOf(m: EntityManager, { id }: Case): Promise<SharedView['documents']> {
  return (await m.find(Document, { where: { caseId: id }, order: { uploadedAt: 'ASC', id: 'ASC' } })).map((document) => ({ ...toDocumentView(document), name: maskNumbersInText(document.name) }));
}

async function workersAfter(m: EntityManager, caseId: string, after: (string | number | null)[] | null, take: number): Promise<Worker[]> {
  const query = m.createQueryBuilder(Worker, 'w').where('w.caseId = :caseId AND w.removedAt IS NULL', { caseId });
  if (after) {
    const [position, id] = after;
    if (!Number.isSafeInteger(position) || typeof id !== 'string' || !/^[0-9a-f-]{36}$/i.test(id)) throw invalidField('cursor', 'badCursor');
    query.andWhere('(w.position, w.id) > (CAST(:position AS bigint), CAST(:id AS uuid))', { position, id });
  }
  return query.orderBy('w.position', 'ASC').addOrderBy('w.id', 'ASC').take(take).getMany();
}

const toMaskedClaim = ({ kind, fromMonth, toMonth, claimedFen, verifiedFen }: Claim): MaskedClaimView => ({
  kind, from: fromMonth, to: toMonth, claimedFen, verifiedFen,
});
