import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, firstValueFrom, from } from 'rxjs';
import { FieldCipher } from '../../crypto/field-cipher.js';
import { Transactions } from '../../database/transactions.js';
import { Clock } from '../../time/clock.js';
import { CodedError, invalidField } from '../coded-error.js';
import { IdempotencyRecord } from './idempotency-record.entity.js';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * A write with an `Idempotency-Key` runs in one transaction with the record of its answer; a repeat waits for the first and
 * returns that answer; a refused write keeps no key. Uploads need no key and their key is not looked at, because they are recognised
 * by content: an import by its file's hash, a document by hash and name, so that the same one sent again is answered, not kept twice.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: { id: string } }>();
    const key = request.headers['idempotency-key'];
    if (key === undefined || !WRITES.has(request.method) || !request.user || request.headers['content-type']?.startsWith('multipart/')) {
      return next.handle();
    }
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw invalidField('Idempotency-Key', 'wrongType');
    return from(this.once(request, request.user.id, key, context.switchToHttp().getResponse<FastifyReply>(), next));
  }

  private once(request: FastifyRequest, actor: string, key: string, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const route = `${request.method} ${request.url.split('?')[0]}`;
    const requestHash = createHash('sha256').update(JSON.stringify(request.body ?? null)).digest('hex');
    return this.transactions.share(async (m) => {
      const inserted = await m.query<unknown[]>(
        `INSERT INTO idempotency_records (actor, key, route, request_hash, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING RETURNING key`,
        [actor, key, route, requestHash, this.clock.now()],
      );
      const context = `idempotency:${actor}:${key}`;
      if (inserted.length === 0) {
        const first = await m.findOneByOrFail(IdempotencyRecord, { actor, key });
        if (first.route !== route || first.requestHash !== requestHash) throw new CodedError(422, 'idempotencyKeyReused');
        void reply.status(first.status ?? 200).header('idempotency-replayed', 'true');
        return first.body === null ? undefined : (JSON.parse(this.cipher.decrypt(first.body, context)) as unknown);
      }
      const answer: unknown = await firstValueFrom(next.handle(), { defaultValue: undefined });
      const body = answer === undefined ? null : this.cipher.encrypt(JSON.stringify(answer), context);
      await m.update(IdempotencyRecord, { actor, key }, { status: reply.statusCode, body });
      return answer;
    });
  }
}
