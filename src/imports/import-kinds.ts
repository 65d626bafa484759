import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfficeTime } from '../deadlines/office-time.js';
import type { EarlierImport, ImportKind } from './import-kind.js';
import type { ImportKindName, SheetImport } from './sheet-import.entity.js';

/** What tells one file of a case from another. */
export type SameFile = Pick<SheetImport, 'caseId' | 'kind' | 'sha256' | 'id'>;

/** Where features register how they read and apply their sheets. */
@Injectable()
export class ImportKinds {
  private readonly kinds = new Map<ImportKindName, ImportKind>();

  constructor(private readonly time: OfficeTime) {}

  register<Row>(kind: ImportKind<Row>): void {
    if (this.kinds.has(kind.kind)) throw new Error(`Two features read sheets of the kind "${kind.kind}"`);
    this.kinds.set(kind.kind, kind);
  }

  of(name: ImportKindName): ImportKind {
    const kind = this.kinds.get(name);
    if (!kind) throw new Error(`Nobody reads sheets of the kind "${name}"`);
    return kind;
  }

  /** The first import by which the very same file was applied to the case, if it still counts. */
  async sameFileAs(m: EntityManager, { caseId, kind: name, sha256, id }: SameFile): Promise<EarlierImport | null> {
    const before = await m.query<{ id: string; applied_at: Date }[]>(
      `SELECT id, applied_at FROM sheet_imports WHERE case_id = $1 AND kind = $2 AND sha256 = $3 AND id <> $4 AND state = 'applied' ORDER BY applied_at, id`,
      [caseId, name, sha256, id],
    );
    const kind = this.of(name);
    for (const { id: earlier, applied_at: appliedAt } of before) {
      if (!kind.stillCounts || (await kind.stillCounts(m, earlier))) return { id: earlier, appliedOn: this.time.dateOf(appliedAt) };
    }
    return null;
  }
}
