import { type BlockerView, CodedError } from '../platform/http/coded-error.js';
import type { RequestContext, RequestKind } from './request-kind.js';
import type { RequestEffect, RequestPayload } from './request-payload.js';

/** What granting would change, or null and what stands in its way. */
export interface RequestPreview {
  effect: RequestEffect | null;
  blockers: BlockerView[];
}

/** Looks at what is being asked. @throws CodedError 400 for ids that are nobody's */
export async function previewAsked(kind: RequestKind, context: RequestContext, payload: RequestPayload): Promise<RequestPreview> {
  try {
    return { effect: await kind.preview(context, payload), blockers: [] };
  } catch (error) {
    if (!(error instanceof CodedError) || error.status !== 422) throw error;
    return { effect: null, blockers: error.extra.blockers ?? [{ code: error.code, overridable: false }] };
  }
}

/** Looks at what was asked some time ago: ids that are nobody's any more (a worker taken off the roster) stand in the way too. */
export async function previewWaiting(kind: RequestKind, context: RequestContext, payload: RequestPayload): Promise<RequestPreview> {
  try {
    return await previewAsked(kind, context, payload);
  } catch (error) {
    if (!(error instanceof CodedError) || error.status !== 400) throw error;
    return { effect: null, blockers: (error.extra.errors ?? []).map(({ path, code, params }) => ({ path, code, params, overridable: false })) };
  }
}
