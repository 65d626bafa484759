import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { CaseCommands } from '../cases/case-command.js';
import { CaseJournal } from '../cases/case-journal.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { blockedBy, notFound } from '../platform/http/coded-error.js';
import type { UploadedFile } from '../platform/http/multipart.js';
import { Outbox } from '../platform/jobs/outbox.js';
import { ImportFiles } from './import-files.js';
import type { ImportKind } from './import-kind.js';
import { ImportKinds, type SameFile } from './import-kinds.js';
import { type ApplyMode, type ImportKindName, SheetImport } from './sheet-import.entity.js';

export interface NewImport {
  kind: ImportKindName;
  file: UploadedFile;
  apply: ApplyMode;
  options: Record<string, string>;
}

/** Why an import in one of these states is not applied. */
const NOT_APPLICABLE = { parsing: 'importNotReady', failed: 'importFailedAlready', withdrawn: 'importWithdrawn' } as const;

/** Uploads are kept as long as people may ask where a row came from, and no longer. */
const KEPT_MS = 30 * 86_400_000;

/** Takes sheets in and lets them be applied; the work itself is done by jobs. */
@Injectable()
export class SheetImports {
  constructor(
    private readonly commands: CaseCommands,
    private readonly kinds: ImportKinds,
    private readonly files: ImportFiles,
    private readonly outbox: Outbox,
    private readonly journal: CaseJournal,
    private readonly cipher: FieldCipher,
  ) {}

  /**
   * Keeps the file and asks for it to be read. The bytes are on the disk before the row can be committed.
   * @returns the import's id
   * @throws CodedError as `CaseCommands.run`; 422 with the kind's refusal in a wrong state, `sameFileImported`
   */
  async receive(actor: Actor, caseId: string, { kind: name, file, apply, options }: NewImport): Promise<string> {
    const kind = this.kinds.of(name);
    const id = randomUUID();
    await this.commands.run(actor, caseId, { standing: kind.standing, states: 'any' }, async (tx) => {
      await this.commands.requireState(tx.m, tx.kase, kind.states, kind.refusal);
      await this.refuseSameFile(tx.m, kind, { caseId, kind: name, sha256: file.sha256, id });
      await this.files.write(id, file.bytes);
      await tx.m.insert(SheetImport, {
        id, caseId, kind: name, options, apply, state: 'parsing', sha256: file.sha256, fileName: this.cipher.encrypt(file.name, `import:${id}:fileName`),
        uploadedById: actor.id, createdAt: tx.now, appliedById: apply === 'auto' ? actor.id : null, appliedAt: null, enqueuedAt: tx.now,
        failure: null, warnings: [], totals: {}, purgeAt: new Date(tx.now.getTime() + KEPT_MS), purgedAt: null,
      });
      await this.outbox.add(tx.m, 'imports.parse', { id });
      await this.journal.auditOnly(tx.m, { caseId, actorId: actor.id, at: tx.now, type: 'import.uploaded', data: { importId: id, kind: name, sha256: file.sha256, bytes: file.bytes.length } });
    });
    return id;
  }

  /**
   * Asks for an import that was looked at to be applied; asking again while that is under way, or afterwards, changes nothing.
   * @throws CodedError as `CaseCommands.run`, 404 for another case's import, 422 `importNotReady`, `importFailedAlready` or `importWithdrawn`
   */
  async requestApply(actor: Actor, caseId: string, name: ImportKindName, importId: string): Promise<void> {
    const kind = this.kinds.of(name);
    await this.commands.run(actor, caseId, { standing: kind.standing, states: 'any' }, async (tx) => {
      const found = await findImport(tx.m, caseId, name, importId);
      if (found.state === 'applying' || found.state === 'applied') return;
      if (found.state !== 'ready') throw blockedBy(NOT_APPLICABLE[found.state], 'state');
      await this.commands.requireState(tx.m, tx.kase, kind.states, kind.refusal);
      await tx.m.update(SheetImport, { id: found.id }, { state: 'applying', appliedById: actor.id, enqueuedAt: tx.now, attempts: 0, done: 0 });
      await this.outbox.add(tx.m, 'imports.apply', { id: found.id });
    });
  }

  private async refuseSameFile(m: EntityManager, kind: ImportKind, file: SameFile): Promise<void> {
    const earlier = kind.sameFile === 'refuse' ? await this.kinds.sameFileAs(m, file) : null;
    if (earlier) throw blockedBy('sameFileImported', 'file', { importId: earlier.id, appliedOn: earlier.appliedOn });
  }
}

/** @throws CodedError 404 unless it is an import of that kind on that case */
export async function findImport(m: EntityManager, caseId: string, kind: ImportKindName, importId: string): Promise<SheetImport> {
  const found = isUUID(importId) ? await m.findOneBy(SheetImport, { id: importId, caseId, kind }) : null;
  if (!found) throw notFound();
  return found;
}
