import { Injectable } from '@nestjs/common';
import type { ImportKind } from './import-kind.js';
import type { ImportKindName } from './sheet-import.entity.js';

/** Where features register how they read and apply their sheets. */
@Injectable()
export class ImportKinds {
  private readonly kinds = new Map<ImportKindName, ImportKind>();

  register<Row>(kind: ImportKind<Row>): void {
    if (this.kinds.has(kind.kind)) throw new Error(`Two features read sheets of the kind "${kind.kind}"`);
    this.kinds.set(kind.kind, kind);
  }

  of(name: ImportKindName): ImportKind {
    const kind = this.kinds.get(name);
    if (!kind) throw new Error(`Nobody reads sheets of the kind "${name}"`);
    return kind;
  }
}
