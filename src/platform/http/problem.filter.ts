import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { QueryFailedError } from 'typeorm';
import { describeError } from '../observe/describe-error.js';
import { LOGGER } from '../observe/logger.js';
import { CodedError } from './coded-error.js';
import { localeOf } from './locale.js';
import { MessageCatalogue } from './message-catalogue.js';

const TITLES: Record<number, string> = {
  400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 409: 'Conflict',
  413: 'Payload Too Large', 415: 'Unsupported Media Type', 422: 'Unprocessable Content', 429: 'Too Many Requests',
  500: 'Internal Server Error', 503: 'Service Unavailable',
};

const CODES: Record<number, string> = {
  400: 'badRequest', 401: 'notSignedIn', 403: 'notAllowed', 404: 'notFound', 405: 'methodNotAllowed', 413: 'bodyTooLarge',
  415: 'unsupportedMediaType', 429: 'tooManyRequests', 503: 'unavailable',
};

/** SQLSTATE classes that mean "not now" rather than "wrong". */
const TRANSIENT_SQL = /^(08|53|57P|40)/;

/** Turns every failure into `application/problem+json`; what is not foreseen tells its correlation id and nothing else. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly catalogue: MessageCatalogue,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(error, host.switchToHttp().getRequest<FastifyRequest>(), host.switchToHttp().getResponse<FastifyReply>());
  }

  /** For pages that are no controllers, too. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const coded = toCoded(error);
    if (coded.status >= 500) {
      this.log.error({ correlationId: request.id, route: request.routeOptions?.url, err: describeError(error) }, 'request failed');
    }
    if (reply.raw.headersSent) return;
    if (coded.extra.retryAfterSeconds !== undefined) void reply.header('retry-after', String(coded.extra.retryAfterSeconds));
    void reply.status(coded.status).header('content-type', 'application/problem+json; charset=utf-8').send(this.problem(coded, request));
  }

  private problem(coded: CodedError, request: FastifyRequest): Record<string, unknown> {
    const locale = localeOf(request.headers['accept-language']);
    const { errors, blockers, currentVersion, params } = coded.extra;
    const text = (code: string, values = {}): string => this.catalogue.render(code, { correlationId: request.id, ...values }, locale);
    return {
      type: 'about:blank',
      title: TITLES[coded.status] ?? 'Error',
      status: coded.status,
      code: coded.code,
      detail: text(coded.code, params),
      correlationId: request.id,
      ...(errors ? { errors: errors.map((e) => ({ path: e.path, code: e.code, message: text(e.code, e.params) })) } : {}),
      ...(blockers ? { blockers: blockers.map((b) => ({ code: b.code, message: text(b.code, b.params), path: b.path ?? null, overridable: b.overridable })) } : {}),
      ...(currentVersion === undefined ? {} : { currentVersion }),
    };
  }
}

function toCoded(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  if (error instanceof QueryFailedError) {
    const state = (error.driverError as { code?: string }).code ?? '';
    return TRANSIENT_SQL.test(state) ? new CodedError(503, 'unavailable') : new CodedError(500, 'internalError');
  }
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  if (status === 400 && /json/i.test(error instanceof Error ? error.message : '')) return new CodedError(400, 'brokenJson');
  return new CodedError(status, CODES[status] ?? (status < 500 ? 'badRequest' : 'internalError'));
}

function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
