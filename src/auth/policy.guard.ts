import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.token.js';
import { CodedError, forbidden, unauthenticated } from '../platform/http/coded-error.js';
import { POLICY } from '../platform/http/open-route.js';
import type { Policy, SignedInRequest } from './policy.js';
import { SESSION_COOKIE, SessionService } from './session.service.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Deny by default: a route without a policy is refused, a write from another site too. */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.reflector.get<Policy | undefined>(POLICY, context.getHandler());
    if (!policy) throw forbidden();
    await this.admit(context.switchToHttp().getRequest<SignedInRequest>(), policy);
    return true;
  }

  /**
   * Lets a request pass that `policy` allows and notes who is signed in; for pages that are no controllers, too.
   * @throws CodedError 401 or 403
   */
  async admit(request: SignedInRequest, policy: Policy): Promise<void> {
    this.refuseForeignOrigin(request);
    if (policy === 'public') return;
    const token = request.cookies[SESSION_COOKIE];
    const session = token ? await this.sessions.find(token) : null;
    if (!session) throw unauthenticated();
    if (session.mustChangePassword && !(request.url.startsWith('/api/v1/session'))) throw forbidden('mustChangePassword');
    request.user = session.actor;
    request.username = session.username;
    request.sessionHash = session.tokenHash;
    request.mustChangePassword = session.mustChangePassword;
    if (policy !== 'signedIn' && !policy.includes(session.actor.role)) throw forbidden();
  }

  private refuseForeignOrigin(request: SignedInRequest): void {
    if (SAFE.has(request.method)) return;
    const { origin, host } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (site === 'cross-site') throw new CodedError(403, 'foreignOrigin');
    if (origin === undefined) return;
    const allowed = [...this.config.http.publicOrigins, `http://${host}`, `https://${host}`];
    if (!allowed.includes(origin)) throw new CodedError(403, 'foreignOrigin');
  }
}
