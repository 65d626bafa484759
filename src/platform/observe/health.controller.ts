import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.token.js';
import { CodedError, notFound } from '../http/coded-error.js';
import { Text, Texts } from '../http/fields.js';
import { Degradations } from './degradations.js';
import { Metrics } from './metrics.js';
import { OPEN_ROUTE } from '../http/open-route.js';
import { Answers } from '../http/answers.js';

export class HealthView {
  @Text() status!: string;
}

export class ReadinessView extends HealthView {
  @Texts({ description: 'What does not work as it should although this process can serve; empty when `status` is `ok`, else that is `degraded`.' })
  degraded!: string[];
}

/** For whoever keeps the program running: is it alive, can it serve, how is it doing. */
@ApiTags('operation')
@Controller()
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly observed: Metrics,
    private readonly degradations: Degradations,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('health/live')
  @OPEN_ROUTE
  @Answers(200, HealthView)
  live(): HealthView {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @OPEN_ROUTE
  @Answers(200, ReadinessView)
  async ready(): Promise<ReadinessView> {
    await this.dataSource.query('SELECT 1').catch((error: unknown) => {
      throw new CodedError(503, 'unavailable', { cause: error });
    });
    const degraded = this.degradations.current;
    return { status: degraded.length > 0 ? 'degraded' : 'ok', degraded };
  }

  @Get('metrics')
  @OPEN_ROUTE
  @ApiExcludeEndpoint()
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  metrics(@Req() request: FastifyRequest): Promise<string> {
    if (!this.mayRead(request)) throw notFound();
    return this.observed.registry.metrics();
  }

  /** The local host, unless a proxy stands before us and everybody looks local; or whoever has the token. */
  private mayRead(request: FastifyRequest): boolean {
    const { metricsToken } = this.config;
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (metricsToken !== undefined && given?.length === metricsToken.length) return timingSafeEqual(Buffer.from(given), Buffer.from(metricsToken));
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '');
    return local && request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined;
  }
}
