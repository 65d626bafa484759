import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CodedError, notFound } from '../http/coded-error.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { BoardPages } from './board-pages.js';
import { jobQueues } from './job-definitions.js';
import { QueueBackend } from './queue-backend.js';

export const QUEUE_BOARD_PATH = '/api/v1/admin/queues';

const LOOKING = new Set(['GET', 'HEAD']);

/**
 * Serves bull-board: the queues as they are, for looking only. Its routes are not Nest's, so every request below its path, known
 * or not, first passes `admit`; queues are opened by the first one that does, since a process may have no other use for them.
 * @param admit throws a CodedError when the request may not see the queues
 */
export async function serveQueueBoard(app: NestFastifyApplication, admit: (request: FastifyRequest) => Promise<void>): Promise<void> {
  const backend = app.get(QueueBackend);
  const problems = app.get(ProblemFilter);
  const pages = new BoardPages(QUEUE_BOARD_PATH);
  const board = createBullBoard({ queues: [], serverAdapter: pages, options: { uiConfig: { boardTitle: 'Triquick', locale: { lng: 'zh-CN' }, hideDocsLink: true } } });
  const open = async (): Promise<void> => {
    if (!(await backend.isReachable())) throw new CodedError(503, 'unavailable');
    board.setQueues(Object.keys(jobQueues).map((name) => new BullMQAdapter(backend.queue(name), { readOnlyMode: true })));
  };
  const guard = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    try {
      await admit(request);
      if (!LOOKING.has(request.method)) throw new CodedError(405, 'methodNotAllowed');
      if (request.routeOptions.url?.startsWith(`${QUEUE_BOARD_PATH}/api/`) === true) await open();
      return undefined;
    } catch (error) {
      problems.answer(error, request, reply);
      return reply;
    }
  };
  await app.register(async (scope: FastifyInstance) => {
    scope.addHook('onRequest', guard);
    scope.setErrorHandler((error, request, reply) => problems.answer(error, request, reply));
    scope.setNotFoundHandler((request, reply) => problems.answer(notFound(), request, reply));
    await pages.serve(scope);
  }, { prefix: QUEUE_BOARD_PATH });
}
