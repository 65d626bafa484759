import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyBaseLogger, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { NestLogger } from '../observe/logger.js';
import { Metrics } from '../observe/metrics.js';
import { runInContext } from '../observe/request-context.js';
import { CodedError, notFound } from './coded-error.js';
import { localeOf } from './locale.js';
import { packAnswers } from './packed-answers.js';
import { ProblemFilter } from './problem.filter.js';

const MEGABYTE = 1_048_576;
/** Five thousand decisions in one body stay below a megabyte. */
const BODY_LIMIT = 2 * MEGABYTE;
export const UPLOAD_LIMIT = 20 * MEGABYTE;

/** The HTTP application around `module`: limits, headers, cookies, uploads, and one form for every error. */
export async function createHttpApplication(module: DynamicModule, config: Config, logger: Logger): Promise<NestFastifyApplication> {
  const { trustProxy } = config.http;
  const adapter = new FastifyAdapter({
    loggerInstance: logger as unknown as FastifyBaseLogger,

    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy && [...trustProxy],
    requestTimeout: 120_000,
    // An id that is no id is unknown, however long it is.
    routerOptions: { maxParamLength: 16_384 },
    clientErrorHandler: answerBrokenRequest,
    forceCloseConnections: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: new NestLogger(logger), abortOnError: false });
  app.setGlobalPrefix('api/v1');
  app.useGlobalFilters(app.get(ProblemFilter));
  await registerPlugins(app, config);
  observeRequests(app, logger);
  packAnswers(app.getHttpAdapter().getInstance());
  if (config.role === 'worker') serveHealthOnly(app);
  return app;
}

async function registerPlugins(app: NestFastifyApplication, config: Config): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'], upgradeInsecureRequests: null } },
    strictTransportSecurity: config.http.cookieSecure,
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 10, fieldSize: 10_000, parts: 12 }, throwFileSizeLimit: true });
  await app.register(rateLimit, {
    global: true,
    max: (request) => (isSignIn(request) ? config.http.loginRatePerMinute : config.http.requestsPerSecond * 10),
    timeWindow: (request: FastifyRequest) => (isSignIn(request) ? 60_000 : 10_000),
    keyGenerator: (request) => (isSignIn(request) ? `sign-in:${request.ip}` : request.ip),
    errorResponseBuilder: (_request, { ttl }) => new CodedError(429, 'tooManyRequests', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  });
}

const isSignIn = (request: FastifyRequest): boolean => request.method === 'POST' && request.url.split('?')[0] === '/api/v1/session';

/** What Node's parser refuses never becomes a request; it is answered in the same form all the same. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable) return;
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const body = JSON.stringify({ type: 'about:blank', title: status.slice(4), status: Number(status.slice(0, 3)), code: 'badRequest', correlationId: randomUUID() });
  socket.end(`HTTP/1.1 ${status}\r\ncontent-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
}

/** A worker answers whoever watches over it, and nobody else. */
function serveHealthOnly(app: NestFastifyApplication): void {
  app.getHttpAdapter().getInstance().addHook('onRequest', (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void) => {
    done(/^\/api\/v1\/(health\/|metrics)/.test(request.url) ? undefined : notFound());
  });
}

function observeRequests(app: NestFastifyApplication, logger: Logger): void {
  const fastify = app.getHttpAdapter().getInstance();
  const metrics = app.get(Metrics);
  fastify.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    void reply.header('x-correlation-id', request.id).header('cache-control', 'no-store');
    runInContext({ correlationId: request.id, locale: localeOf(request.headers['accept-language']) }, done);
  });
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    metrics.request(request.method, request.routeOptions.url, reply.statusCode, reply.elapsedTime / 1000);
    logger.info({ correlationId: request.id, method: request.method, route: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
    done();
  });
}
