import { Id, Instant, Int, Text } from '../platform/http/fields.js';
import type { Document } from './document.entity.js';

/** A document as its case lists it; the content is a download of its own. */
export class DocumentView {
  @Id() id!: string;
  @Text() name!: string;
  @Text({ description: 'By content.' }) mediaType!: string;
  @Int({ description: 'Bytes.', max: 20_971_520 }) size!: number;
  @Text({ description: 'SHA-256 of the content, hexadecimal.' }) sha256!: string;
  @Instant() uploadedAt!: string;
  @Id() uploadedById!: string;
}

export const toDocumentView = ({ id, name, mediaType, size, sha256, uploadedAt, uploadedById }: Document): DocumentView => ({
  id, name, mediaType, size, sha256, uploadedAt: uploadedAt.toISOString(), uploadedById,
});
