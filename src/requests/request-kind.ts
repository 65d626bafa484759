import type { EntityManager } from 'typeorm';
import type { CaseTx } from '../cases/case-command.js';
import type { Standing } from '../cases/case-standing.js';
import type { Case } from '../cases/case.entity.js';
import type { CaseState } from '../cases/domain/vocabulary.js';
import type { RequestType } from './domain/request-type.js';
import type { Request } from './request.entity.js';
import type { RequestPayload, RequestField, RequestEffect } from './request-payload.js';

/** What a preview looks at. */
export interface RequestContext {
  m: EntityManager;
  kase: Case;
  askedById: string;
  now: Date;
}

/** A grant's transaction, with what was asked for. */
export interface GrantContext {
  tx: CaseTx;
  request: Request;
}

/** Everything that differs between types of requests. */
export interface RequestKind {
  readonly type: RequestType;
  readonly fields: { readonly required: readonly RequestField[]; readonly optional?: readonly RequestField[] };
  /** The least standing that may ask. */
  readonly asker: Standing;
  /** Where it may be asked; every open state unless told. */
  readonly states?: readonly CaseState[] | 'any';
  /** What the presence of fields does not tell about the shape. @throws CodedError 400 */
  check?(payload: RequestPayload): void;
  /** What granting it now would change. @throws CodedError 400 for ids that are nobody's, 422 with what stands in the way */
  preview(context: RequestContext, payload: RequestPayload): Promise<RequestEffect>;
  /** Brings it about. @throws CodedError 422 */
  grant(context: GrantContext): Promise<void>;
  /** Who recorded what the request takes back: somebody else then has to decide. */
  recordedBy?(m: EntityManager, payload: RequestPayload): Promise<string | null>;
}
