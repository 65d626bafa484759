import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type FieldError, invalid } from '../platform/http/coded-error.js';
import { type RequestType, requestTypes } from './domain/request-type.js';
import type { RequestKind } from './request-kind.js';
import type { RequestField, RequestPayload } from './request-payload.js';
import type { RequestBody } from './requests.dto.js';

/** Every type of request with what differs about it; the start fails on a type nobody treats. */
@Injectable()
export class RequestKinds implements OnApplicationBootstrap {
  private readonly kinds = new Map<RequestType, RequestKind>();

  register(kind: RequestKind): void {
    if (this.kinds.has(kind.type)) throw new Error(`Two kinds for the request ${kind.type}`);
    this.kinds.set(kind.type, kind);
  }

  onApplicationBootstrap(): void {
    const missing = requestTypes.filter((type) => !this.kinds.has(type));
    if (missing.length > 0) throw new Error(`Nobody treats the requests ${missing.join(', ')}`);
  }

  of(type: RequestType): RequestKind {
    const kind = this.kinds.get(type);
    if (!kind) throw new Error(`Nobody treats the request ${type}`);
    return kind;
  }

  /** What the body asks for. @throws CodedError 400 naming every field that its type lacks or does not know */
  read({ type, reason: _reason, ...asked }: RequestBody): RequestPayload {
    const kind = this.of(type);
    const { required, optional = [] } = kind.fields;
    const given = (Object.keys(asked) as RequestField[]).filter((field) => asked[field] !== undefined);
    const errors: FieldError[] = [
      ...required.filter((field) => !given.includes(field)).map((path) => ({ path, code: 'required' })),
      ...given.filter((field) => ![...required, ...optional].includes(field)).map((path) => ({ path, code: 'unknownField' })),
    ];
    if (errors.length > 0) throw invalid(errors);
    const payload = Object.fromEntries(given.map((field) => [field, asked[field]])) as RequestPayload;
    kind.check?.(payload);
    return payload;
  }
}
