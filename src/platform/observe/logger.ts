import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

export const LOGGER = Symbol('logger');

/** JSON lines on standard output; never bodies, query strings, cookies or credentials. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: ['req.headers', 'headers', 'password', '*.password', 'cookie', 'authorization'],
    serializers: {
      req: (request: { method?: string; url?: string; id?: string }) => ({ id: request.id, method: request.method, path: request.url?.split('?')[0] }),
    },
  });
}

/** Nest's own messages through the same logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown, ...rest: unknown[]): void { this.logger.debug({ context: rest.at(-1) }, String(message)); }
  error(message: unknown, ...rest: unknown[]): void { this.logger.error({ context: rest.at(-1), stack: rest.length > 1 ? rest[0] : undefined }, String(message)); }
  warn(message: unknown, ...rest: unknown[]): void { this.logger.warn({ context: rest.at(-1) }, String(message)); }
  debug(message: unknown, ...rest: unknown[]): void { this.logger.debug({ context: rest.at(-1) }, String(message)); }
  verbose(message: unknown, ...rest: unknown[]): void { this.logger.trace({ context: rest.at(-1) }, String(message)); }
  fatal(message: unknown, ...rest: unknown[]): void { this.logger.fatal({ context: rest.at(-1) }, String(message)); }
}
