import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';
import type { DocumentCategory } from './domain/document-categories.js';

/** A file of a case: a slip, a signed paper, a photograph. The bytes lie encrypted in the data folder. */
@Entity('documents')
export class Document {
  @PrimaryColumn('uuid')
  id!: string;

  @Index()
  @Column('uuid')
  caseId!: string;

  /** As the uploader called it, without any path. */
  @Column('text')
  name!: string;

  /** By content, never by name. */
  @Column('text')
  mediaType!: string;

  @Column('int')
  size!: number;

  @Column('text')
  sha256!: string;

  /** 类别, as somebody told it; null until then. */
  @Column('text', { nullable: true })
  category!: DocumentCategory | null;

  @Column('uuid')
  uploadedById!: string;

  @InstantColumn()
  uploadedAt!: Date;
}
