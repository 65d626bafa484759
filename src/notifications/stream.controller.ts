import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllowSignedIn, Me, type SignedInRequest } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { SESSION_COOKIE, SessionService } from '../auth/session.service.js';
import { caseScope, notWalledOff } from '../cases/case-scope.js';
import { PgListener } from '../platform/database/pg-listener.js';
import { Transactions } from '../platform/database/transactions.js';

const HEARTBEAT_MS = 20_000;

interface Change {
  type: string;
  caseId?: string;
  userId?: string;
}

/** Server-sent events: that something changed, never what; the page then asks, under the ordinary policy. */
@ApiTags('notifications')
@Controller('stream')
export class StreamController {
  constructor(
    private readonly listener: PgListener,
    private readonly transactions: Transactions,
    private readonly sessions: SessionService,
  ) {}

  @Get()
  @ApiExcludeEndpoint()
  @AllowSignedIn()
  open(@Me() me: Actor, @Req() request: SignedInRequest, @Res() reply: FastifyReply): void {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive', 'x-accel-buffering': 'no' });
    raw.write(': open\n\n');
    let sending: Promise<void> = Promise.resolve();
    const unsubscribe = this.listener.subscribe('changes', (payload) => {
      sending = sending.then(async () => {
        const change = JSON.parse(payload) as Change;
        if (change.type === 'session') {
          if (change.userId === me.id && !(await this.lives(request))) raw.end();
          return;
        }
        if (await this.concerns(me, change)) raw.write(`event: ${change.userId ? 'notification' : 'change'}\ndata: ${JSON.stringify({ type: change.type, ...(change.caseId ? { caseId: change.caseId } : {}) })}\n\n`);
      }).catch(() => void raw.end());
    });
    const heartbeat = setInterval(() => {
      void this.lives(request).then((alive) => (alive ? raw.write(': alive\n\n') : raw.end()), () => raw.end());
    }, HEARTBEAT_MS);
    raw.on('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
    });
  }

  private async lives(request: SignedInRequest): Promise<boolean> {
    return (await this.sessions.find(request.cookies[SESSION_COOKIE] ?? '')) !== null;
  }

  private async concerns(me: Actor, { caseId, userId }: Change): Promise<boolean> {
    if (userId !== undefined) return userId === me.id;
    if (caseId === undefined) return false;
    const m = this.transactions.reader;
    if (me.role === 'liaison') {
      const rows = await m.query<unknown[]>(
        `SELECT 1 FROM referrals r JOIN cases c ON c.id = r.case_id WHERE r.case_id = $1 AND r.department_id = $2 AND ${notWalledOff('$3')} LIMIT 1`,
        [caseId, me.departmentId, me.id],
      );
      return rows.length > 0;
    }
    const scope = caseScope(me, 2);
    return (await m.query<unknown[]>(`SELECT 1 FROM cases c WHERE c.id = $1 AND ${scope.sql}`, [caseId, ...scope.params])).length > 0;
  }
}
