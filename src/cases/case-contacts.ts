import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/roles.js';
import { BlindIndex } from '../platform/crypto/blind-index.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../platform/time/clock.js';
import { findVisibleCase } from './case-command.js';
import { CaseJournal } from './case-journal.js';
import { CaseReadGrants } from './case-read-grants.js';
import type { RevealedContactsView, RevealedContactView } from './case.view.js';
import type { Case } from './case.entity.js';
import type { CorrectContactBody } from './cases.dto.js';
import { normalisePhone } from './domain/identifiers/phone.js';

type Whose = 'reporter' | 'employerContact';

/** Who reported, and whom to talk to at the employer: kept encrypted, shown in full only for a reason that the audit chain keeps. */
@Injectable()
export class CaseContacts {
  constructor(
    private readonly transactions: Transactions,
    private readonly grants: CaseReadGrants,
    private readonly journal: CaseJournal,
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
    private readonly clock: Clock,
  ) {}

  /** The columns of what is given; null empties one. */
  columns(caseId: string, whose: Whose, { name, phone }: CorrectContactBody): Partial<Case> {
    const columns: Partial<Case> = {};
    if (name !== undefined) columns[`${whose}Name`] = name;
    if (phone === undefined) return columns;
    const number = phone === null ? null : normalisePhone(phone).value;
    columns[`${whose}Phone`] = number && this.cipher.encrypt(number, contextOf(caseId, whose));
    if (whose === 'reporter') columns.reporterPhoneIndex = number && this.index.of('phone', number);
    return columns;
  }

  /** @throws CodedError 404; 403 `notYourCase` */
  reveal(actor: Actor, caseId: string, reason: string): Promise<RevealedContactsView> {
    return this.transactions.run(async (m) => {
      const kase = await findVisibleCase(m, actor, caseId);
      await this.grants.require(m, actor, kase);
      const shown = { reporter: this.clear(kase, 'reporter'), employerContact: this.clear(kase, 'employerContact') };
      const contacts = Object.entries(shown).flatMap(([whose, { phone }]) => (phone === null ? [] : [whose]));
      await this.journal.auditOnly(m, { caseId, actorId: actor.id, at: this.clock.now(), type: 'personalData.revealed', data: { people: contacts.length, contacts, reason } });
      return shown;
    });
  }

  private clear(kase: Case, whose: Whose): RevealedContactView {
    const phone = kase[`${whose}Phone`];
    return { name: kase[`${whose}Name`], phone: phone === null ? null : this.cipher.decrypt(phone, contextOf(kase.id, whose)) };
  }
}

const contextOf = (caseId: string, whose: Whose): string => `case:${caseId}:${whose}Phone`;
