import { createHash } from 'node:crypto';
import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { CodedError, invalidField } from './coded-error.js';

/** A file as it arrived; what it really is, its content decides. */
export interface UploadedFile {
  /** The last part of the uploader's path, at most 200 characters; only for people to read. */
  name: string;
  bytes: Buffer;
  /** Of the bytes, in hexadecimal digits. */
  sha256: string;
}

export interface Upload {
  /** The text fields, each once; to be checked with `parseShape`. */
  fields: Record<string, string>;
  file: UploadedFile;
}

const FILE_FIELD = 'file';
const MAX_NAME = 200;

/**
 * Reads a multipart request with text fields and exactly one file, named `file`, into memory.
 *
 * @param maxBytes of the file; never more than the application's own limit for uploads
 * @throws CodedError 415 `notMultipart`, 413 `fileTooLarge`, 400 `fileMissing`, `duplicateItem`, `unknownField` or `brokenUpload`
 */
export async function readUpload(request: FastifyRequest, { maxBytes }: { maxBytes: number }): Promise<Upload> {
  if (!request.isMultipart()) throw new CodedError(415, 'notMultipart');
  const fields = new Map<string, string>();
  let file: UploadedFile | undefined;
  try {
    for await (const part of request.parts({ limits: { fileSize: maxBytes } })) {
      if (part.type === 'file') file = await readFile(part);
      else if (fields.has(part.fieldname)) throw invalidField(part.fieldname, 'duplicateItem');
      else fields.set(part.fieldname, String(part.value));
    }
  } catch (error) {
    throw asCoded(error);
  }
  if (!file) throw invalidField(FILE_FIELD, 'fileMissing');
  return { fields: Object.fromEntries(fields), file };
}

async function readFile(part: Extract<Multipart, { type: 'file' }>): Promise<UploadedFile> {
  if (part.fieldname !== FILE_FIELD) {
    part.file.resume();
    throw invalidField(part.fieldname, 'unknownField');
  }
  const bytes = await part.toBuffer();
  return { name: safeName(part.filename), bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Names come from other people's computers: no folders, no control or direction characters, and never nothing. */
function safeName(name: string | undefined): string {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFFFD]/gu, '').trim();
  return [...plain].slice(0, MAX_NAME).join('') || 'file';
}

function asCoded(error: unknown): unknown {
  if (error instanceof CodedError || !(error instanceof Error)) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new CodedError(413, 'fileTooLarge');
  if (/^FST_(PARTS|FILES|FIELDS)_LIMIT$/.test(code)) return invalidField(FILE_FIELD, 'tooManyParts');
  return code === '' || code.startsWith('FST_') || code === 'ECONNRESET' ? new CodedError(400, 'brokenUpload') : error;
}
