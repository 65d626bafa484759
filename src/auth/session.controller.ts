import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ChangeFeed } from '../platform/changes/change-feed.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.token.js';
import { AllowPublic, AllowSignedIn, Me, type SignedInRequest } from './policy.js';
import type { Actor } from './roles.js';
import { ChangePasswordBody, SessionView, SignInBody } from './session.dto.js';
import { SESSION_COOKIE, SessionService } from './session.service.js';
import { Answers } from '../platform/http/answers.js';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly feed: ChangeFeed,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(200)
  @AllowPublic()
  @Answers(200, SessionView)
  async signIn(@Body() body: SignInBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const { token, actor, ...rest } = await this.sessions.signIn(body.username, body.password);
    void reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.config.http.cookieSecure });
    return this.view(actor, rest);
  }

  @Get()
  @AllowSignedIn()
  @Answers(200, SessionView)
  show(@Me() me: Actor, @Req() request: SignedInRequest): Promise<SessionView> {
    return this.view(me, { username: request.username ?? '', mustChangePassword: request.mustChangePassword ?? false });
  }

  @Delete()
  @HttpCode(204)
  @AllowSignedIn()
  async signOut(@Me() me: Actor, @Req() request: SignedInRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.signOut(me, request.sessionHash ?? '');
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  @Put('password')
  @HttpCode(204)
  @AllowSignedIn()
  async changePassword(@Me() me: Actor, @Req() request: SignedInRequest, @Body() body: ChangePasswordBody): Promise<void> {
    await this.sessions.changePassword(me, request.sessionHash ?? '', body.currentPassword, body.newPassword);
  }

  private async view(me: Actor, rest: Pick<SessionView, 'username' | 'mustChangePassword'>): Promise<SessionView> {
    return SessionView.of(me, { ...rest, zone: this.config.office.zone, streamPosition: await this.feed.present() });
  }
}
