import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from './coded-error.js';
import { chooseEncoding } from './encodings.js';
import { ProblemFilter } from './problem.filter.js';
import { readWebFiles, type WebFile } from './web-files.js';

/** The one page; which of its views is meant the browser reads from the address. */
const PAGE = 'index.html';
/** The build names these by their contents. */
const HASHED = /^assets\//;
const FOREVER = 'public, max-age=31536000, immutable';
const AN_HOUR = 'public, max-age=3600';

/**
 * Serves the browser's desks: built files by name, and the page for every other address outside the API, so that a view can be opened
 * by its link. Anybody may load them; what they show comes from the API under its policies.
 * @param folder the built pages; without them nothing is served
 * @returns whether there are any
 */
export async function serveWebPages(app: NestFastifyApplication, folder: string): Promise<boolean> {
  const files = await readWebFiles(folder);
  const page = files.get(PAGE);
  if (!page) return false;
  const problems = app.get(ProblemFilter);
  const serve = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const name = pathOf(request);
    const file = files.get(name);
    if (file && name !== PAGE) return send(request, reply.header('cache-control', HASHED.test(name) ? FOREVER : AN_HOUR), file);
    if (isView(name)) return send(request, reply.header('cache-control', 'no-store'), page);
    problems.answer(notFound(), request, reply);
    return reply;
  };
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/', serve);
  fastify.get('/*', serve);
  return true;
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0]?.slice(1) ?? '';

/** An address of the API, or of a file that is not there, is no view. */
const isView = (name: string): boolean => name === PAGE || (!/^(api|assets)(\/|$)/.test(name) && !/\.\w+$/.test(name));

function send(request: FastifyRequest, reply: FastifyReply, file: WebFile): FastifyReply {
  const encoding = chooseEncoding(request.headers['accept-encoding'], (packed) => file.packed[packed] !== undefined);
  void reply.type(file.type).header('vary', 'accept-encoding');
  return encoding ? reply.header('content-encoding', encoding).send(file.packed[encoding]) : reply.send(file.plain);
}
