import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { FieldIssue } from '../platform/sheets/field-issue.js';
import { SheetImport } from './sheet-import.entity.js';

/** What became of one row of a sheet. In clear stand codes, headings, ids and amounts only. */
@Entity('sheet_import_rows')
export class SheetImportRow {
  @ForeignKey(() => SheetImport)
  @PrimaryColumn('uuid')
  importId!: string;

  /** The sheet's own number of the row. */
  @PrimaryColumn('int')
  row!: number;

  /** 序号. */
  @Column('int', { nullable: true })
  no!: number | null;

  /** A word of its kind, such as `accepted`, `refused`, `duplicate`. */
  @Column('text')
  verdict!: string;

  @Column('jsonb')
  errors!: FieldIssue[];

  @Column('jsonb')
  warnings!: FieldIssue[];

  /** Ids, codes and amounts that its kind shows with the row. */
  @Column('jsonb', { nullable: true })
  detail!: Record<string, unknown> | null;

  /** What the row says, encrypted under `import:<id>:row:<row>`; gone once the import is purged, or sooner when it is applied. */
  @Column('text', { nullable: true })
  payload!: string | null;
}
