import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';

/** What belongs to one request or one job run and is needed where no argument reaches: logs and the outermost transaction. */
export interface RequestContext {
  correlationId: string;
  locale: Locale;
  /** Set while the whole request runs in one transaction (an idempotent write). */
  manager?: EntityManager;
}

export type Locale = 'zh-CN' | 'en';

const storage = new AsyncLocalStorage<RequestContext>();

export const runInContext = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);

export const currentContext = (): RequestContext | undefined => storage.getStore();
