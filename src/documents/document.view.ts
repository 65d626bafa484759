import { Id, Instant, Int, OneOf, SomeOf, Text } from '../platform/http/fields.js';
import { type DocumentUse, documentUses } from './document-uses.js';
import type { Document } from './document.entity.js';
import { documentCategories } from './domain/document-categories.js';

/** What a link to a document tells of it; the content is a download of its own. */
export class DocumentLinkView {
  @Id() id!: string;
  @Text() name!: string;
  @Text({ description: 'By content.' }) mediaType!: string;
  @Int({ description: 'Bytes.', max: 20_971_520 }) size!: number;
}

/** A document as its case lists it. */
export class DocumentView extends DocumentLinkView {
  @Text({ description: 'SHA-256 of the content, hexadecimal.' }) sha256!: string;
  @OneOf(documentCategories, { nullable: true, description: '类别; null until somebody told it.' }) category!: string | null;
  @Instant() uploadedAt!: string;
  @Id() uploadedById!: string;
}

/** With what of the case it belongs to. */
export class CaseDocumentView extends DocumentView {
  @SomeOf(documentUses) uses!: DocumentUse[];
}

export const toDocumentLinkView = ({ id, name, mediaType, size }: Document): DocumentLinkView => ({ id, name, mediaType, size });

export const toDocumentView = (document: Document): DocumentView => {
  const { sha256, category, uploadedAt, uploadedById } = document;
  return { ...toDocumentLinkView(document), sha256, category, uploadedAt: uploadedAt.toISOString(), uploadedById };
};
