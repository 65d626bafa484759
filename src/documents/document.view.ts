import { Id, Instant, Int, OneOf, SomeOf, Text } from '../platform/http/fields.js';
import { type DocumentUse, documentUses } from './document-uses.js';
import type { Document } from './document.entity.js';
import { documentCategories } from './domain/document-categories.js';

/** A document as its case lists it; the content is a download of its own. */
export class DocumentView {
  @Id() id!: string;
  @Text() name!: string;
  @Text({ description: 'By content.' }) mediaType!: string;
  @Int({ description: 'Bytes.', max: 20_971_520 }) size!: number;
  @Text({ description: 'SHA-256 of the content, hexadecimal.' }) sha256!: string;
  @OneOf(documentCategories, { nullable: true, description: '类别; null until somebody told it.' }) category!: string | null;
  @Instant() uploadedAt!: string;
  @Id() uploadedById!: string;
}

/** With what of the case it belongs to. */
export class CaseDocumentView extends DocumentView {
  @SomeOf(documentUses) uses!: DocumentUse[];
}

export const toDocumentView = ({ id, name, mediaType, size, sha256, category, uploadedAt, uploadedById }: Document): DocumentView => ({
  id, name, mediaType, size, sha256, category, uploadedAt: uploadedAt.toISOString(), uploadedById,
});
