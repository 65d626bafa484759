import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import type { Document } from './document.entity.js';

/**
 * One reason for which a person may read a document: a place on the case, a referral that shares it. Registered by the feature
 * that knows the reason, in its provider's constructor; asked anew for every read.
 */
export interface DocumentGrant {
  mayRead(m: EntityManager, actor: Actor, document: Document): Promise<boolean>;
}

/** Whether somebody may read a document: nobody may, unless one of the registered grants says so. */
@Injectable()
export class DocumentAccess {
  private readonly grants: DocumentGrant[] = [];

  register(grant: DocumentGrant): void {
    this.grants.push(grant);
  }

  async mayRead(m: EntityManager, actor: Actor, document: Document): Promise<boolean> {
    for (const grant of this.grants) if (await grant.mayRead(m, actor, document)) return true;
    return false;
  }
}
