import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { CaseCommands } from '../cases/case-command.js';
import { Department } from '../departments/department.entity.js';
import { DocumentStore } from '../documents/document-store.js';
import type { Document } from '../documents/document.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { blockedBy } from '../platform/http/coded-error.js';
import type { UploadedFile } from '../platform/http/multipart.js';
import { isOpenReferral } from './referral-rows.js';
import { findVisibleReferral } from './referral-scope.js';
import type { Referral } from './referral.entity.js';

/** Takes the files that a department attaches to its reply; they become documents of the case. */
@Injectable()
export class ReferralDocuments {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CaseCommands,
    private readonly store: DocumentStore,
  ) {}

  /** Asked before the file is read. @throws CodedError 404, 422 `notInThisState` once the referral has ended */
  async requireOpen(actor: Actor, referralId: string, m: EntityManager = this.transactions.reader): Promise<Referral> {
    const referral = await findVisibleReferral(m, actor, referralId);
    if (!isOpenReferral(referral)) throw blockedBy('notInThisState', 'state', { state: referral.state });
    return referral;
  }

  /** A file that the same person has sent before is answered as it stands. @throws CodedError as `requireOpen`, and 400 for a file of a type that is not kept */
  async add(actor: Actor, { id: referralId, caseId }: Pick<Referral, 'id' | 'caseId'>, upload: UploadedFile): Promise<Document> {
    return this.transactions.run((m) =>
      this.commands.runUnchecked(m, actor, caseId, async (tx) => {
        const { departmentId } = await this.requireOpen(actor, referralId, m);
        const department = await m.findOneByOrFail(Department, { id: departmentId });
        const { document, added } = await this.store.store(m, { caseId, actorId: actor.id, upload, sameAs: 'own' });
        if (added) await tx.record('referral.documentAdded', { referralId, department: department.name, documentId: document.id, size: document.size });
        return document;
      }),
    );
  }
}
