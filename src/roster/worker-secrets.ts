import { Injectable } from '@nestjs/common';
import { maskBankCard, maskIdNumber, maskPhone } from '../cases/domain/identifiers/masks.js';
import { BlindIndex } from '../platform/crypto/blind-index.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import type { Worker } from './worker.entity.js';

/** The identifiers of a person, in their normal form, as `cases/domain/identifiers` makes it. */
export interface PersonIdentifiers {
  idNumber: string | null;
  phone: string | null;
  bankCard: string | null;
}

const IDENTIFIERS = ['idNumber', 'phone', 'bankCard'] as const;
type Identifier = (typeof IDENTIFIERS)[number];
type SecretText = 'note' | 'livingNote';

const contextOf = (workerId: string, field: Identifier | SecretText): string => `worker:${workerId}:${field}`;

/** Encrypts, finds, masks and shows what identifies a worker. */
@Injectable()
export class WorkerSecrets {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
  ) {}

  /** The columns of the identifiers that are given; null empties one. */
  columns(workerId: string, given: Partial<PersonIdentifiers>): Partial<Worker> {
    const columns: Partial<Worker> = {};
    for (const field of IDENTIFIERS) {
      const value = given[field];
      if (value === undefined) continue;
      columns[field] = value === null ? null : this.cipher.encrypt(value, contextOf(workerId, field));
      columns[`${field}Index`] = value === null ? null : this.fingerprint(field, value);
    }
    return columns;
  }

  fingerprint(field: Identifier, value: string): string {
    return this.index.of(field, value);
  }

  encryptText(workerId: string, field: SecretText, text: string | null): string | null {
    return text === null ? null : this.cipher.encrypt(text, contextOf(workerId, field));
  }

  text(worker: Pick<Worker, 'id' | SecretText>, field: SecretText): string | null {
    const stored = worker[field];
    return stored === null ? null : this.cipher.decrypt(stored, contextOf(worker.id, field));
  }

  /** In clear: only for whoever gave a reason, or for the program itself. */
  reveal(worker: Pick<Worker, 'id' | Identifier>): PersonIdentifiers {
    const clear = (field: Identifier): string | null => {
      const stored = worker[field];
      return stored === null ? null : this.cipher.decrypt(stored, contextOf(worker.id, field));
    };
    return { idNumber: clear('idNumber'), phone: clear('phone'), bankCard: clear('bankCard') };
  }

  masked(worker: Pick<Worker, 'id' | Identifier>): { idNumberMasked: string | null; phoneMasked: string | null; bankCardMasked: string | null } {
    const { idNumber, phone, bankCard } = this.reveal(worker);
    return {
      idNumberMasked: idNumber === null ? null : maskIdNumber(idNumber),
      phoneMasked: phone === null ? null : maskPhone(phone),
      bankCardMasked: bankCard === null ? null : maskBankCard(bankCard),
    };
  }
}
