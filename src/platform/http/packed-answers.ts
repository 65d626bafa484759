import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { chooseEncoding, type Encoding } from './encodings.js';

/** Below this many characters a packed answer saves no packet on the wire. */
const WORTH_IT = 1_024;
const TEXTS = /^(application\/json|text\/csv)\b/;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
const PACKERS: Readonly<Record<Encoding, (text: string) => Promise<Buffer>>> = {
  // Quality 4 is as quick as gzip and a tenth smaller; the default of 11 is for files that are packed once.
  br: (text) => brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) } }),
  gzip: (text) => gzipped(text),
};

/**
 * Packs what is read as text. The length of a packed answer tells of its contents (BREACH) where it repeats what the asker sent beside something
 * secret: so commands, whose answers hold sessions and personal data in full, and refusals, which repeat what was typed, go as they are; what is
 * read repeats nothing that was asked. Streams, pages and files that are packed already are none of its business.
 */
export function packAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    if (!isText(request, reply, payload)) return payload;
    void reply.header('vary', varying(reply));
    const encoding = payload.length < WORTH_IT ? null : chooseEncoding(request.headers['accept-encoding'], () => true);
    if (encoding === null) return payload;
    void reply.removeHeader('content-length').header('content-encoding', encoding);
    return PACKERS[encoding](payload);
  });
}

function isText(request: FastifyRequest, reply: FastifyReply, payload: unknown): payload is string {
  if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string') return false;
  return TEXTS.test(String(reply.getHeader('content-type') ?? '')) && !reply.hasHeader('content-encoding');
}

const varying = (reply: FastifyReply): string => [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', ');
