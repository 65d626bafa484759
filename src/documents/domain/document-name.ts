import { extensionsOf, type DocumentType } from './document-types.js';

const MAX_NAME = 200;

/** Folders, control and direction characters, and what Windows cannot write. */
const UNWRITABLE = /[<>:"|?*\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFFFD]/gu;

/**
 * The name a document is kept and given out under: no folder, nothing invisible, at most 200 characters, and an ending that
 * fits what the content is, because the receiver's computer opens a file by its ending.
 */
export function documentName(uploaded: string, type: DocumentType): string {
  const last = uploaded.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = last.replace(UNWRITABLE, '').replace(/^[.\s]+|[.\s]+$/gu, '');
  const [ending = ''] = extensionsOf(type);
  const fits = extensionsOf(type).some((known) => plain.toLowerCase().endsWith(`.${known}`) && plain.length > known.length + 1);
  const stem = fits ? plain.slice(0, plain.lastIndexOf('.')) : plain;
  const suffix = fits ? plain.slice(plain.lastIndexOf('.')) : `.${ending}`;
  return `${[...stem].slice(0, MAX_NAME - suffix.length).join('') || '文件'}${suffix}`;
}

/** `Content-Disposition` of a download, with the name as RFC 5987 and RFC 6266 write it. */
export function attachmentHeader(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
