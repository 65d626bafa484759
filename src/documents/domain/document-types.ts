/** What may be kept with a case, and the endings its files are known by, the usual one first. */
const TYPES = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/msword': ['doc'],
  'application/vnd.ms-excel': ['xls'],
  'text/plain': ['txt', 'csv'],
} as const satisfies Record<string, readonly string[]>;

/** The media type of a document, told by its content. */
export type DocumentType = keyof typeof TYPES;

export const extensionsOf = (type: DocumentType): readonly string[] => TYPES[type];
