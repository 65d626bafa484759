import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { AllowSignedIn, Me, type SignedInRequest } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { SESSION_COOKIE, SessionService } from '../auth/session.service.js';
import { ChangeFeed } from '../platform/changes/change-feed.js';
import { describeError } from '../platform/observe/describe-error.js';
import { LOGGER } from '../platform/observe/logger.js';
import { LiveStream } from './live-stream.js';
import { OpenStreams } from './open-streams.js';
import { StreamPolicy } from './stream-policy.js';

/**
 * Server-sent events: that something changed, never what; the page then asks, under the ordinary policy. A page that was away goes
 * on from the last event's id, on any process; `begun` tells it that nothing is missed from now on, `reset` to ask for everything.
 */
@ApiTags('notifications')
@Controller('stream')
export class StreamController {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly open: OpenStreams,
    private readonly policy: StreamPolicy,
    private readonly sessions: SessionService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Get()
  @ApiExcludeEndpoint()
  @AllowSignedIn()
  listen(@Me() me: Actor, @Req() request: SignedInRequest, @Res() reply: FastifyReply): void {
    const leave = this.open.take(me.id);
    reply.hijack();
    // Whoever went away while the session was looked up closes no second time.
    if (reply.raw.destroyed) return leave();
    reply.raw.on('close', leave);
    const stream = new LiveStream(reply.raw, {
      userId: me.id,
      concerning: (changes) => this.policy.concerning(me, changes),
      lives: async () => (await this.sessions.find(request.cookies[SESSION_COOKIE] ?? '')) !== null,
    });
    const joined = this.feed.join(stream, lastEventId(request));
    joined.catch((error: unknown) => {
      this.log.warn({ err: describeError(error) }, 'a stream could not begin');
      stream.end();
    });
    reply.raw.on('close', () => void joined.then((end) => end(), () => undefined));
  }
}

/** A browser sends the header when it reconnects; a page that begins anew can only name it in the address. */
function lastEventId(request: SignedInRequest): string | null {
  const header = request.headers['last-event-id'];
  const given = header ?? (request.query as { lastEventId?: unknown }).lastEventId;
  // Whatever is given and is none leads to a reset, never to silence.
  if (given === undefined || given === '') return null;
  return typeof given === 'string' ? given : 'none';
}
