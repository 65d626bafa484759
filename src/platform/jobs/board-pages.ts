import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { AppControllerRoute, AppViewRoute, BullBoardQueues, IServerAdapter, UIConfig } from '@bull-board/api/dist/types.js';
import type { FastifyInstance } from 'fastify';
import { notFound } from '../http/coded-error.js';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon',
};
const AN_HOUR = 'private, max-age=3600';

/**
 * Bull-board's pages on Fastify, those for looking: of its API only what reads. Its own adapter brings a template engine and a file
 * server for one page and some sixty files, and takes every write.
 */
export class BoardPages implements IServerAdapter {
  private queues: BullBoardQueues = new Map();
  private views = '';
  private statics = { route: '', folder: '' };
  private entry: AppViewRoute | null = null;
  private api: AppControllerRoute[] = [];
  private ui: UIConfig = {};

  constructor(private readonly basePath: string) {}

  setQueues(queues: BullBoardQueues): this {
    this.queues = queues;
    return this;
  }

  setViewsPath(folder: string): this {
    this.views = folder;
    return this;
  }

  setStaticPath(route: string, folder: string): this {
    this.statics = { route, folder };
    return this;
  }

  setEntryRoute(route: AppViewRoute): this {
    this.entry = route;
    return this;
  }

  /** Faults are answered as everywhere else. */
  setErrorHandler(): this {
    return this;
  }

  setApiRoutes(routes: AppControllerRoute[]): this {
    this.api = routes;
    return this;
  }

  setUIConfig(config: UIConfig): this {
    this.ui = config;
    return this;
  }

  /** Puts the routes into `scope`, which has a prefix of its own and guards them. */
  async serve(scope: FastifyInstance): Promise<void> {
    await this.servePage(scope);
    await this.serveFiles(scope);
    for (const route of this.api.filter(({ method }) => [method].flat().includes('get'))) {
      for (const url of [route.route].flat()) {
        scope.get(url, async ({ params, query, headers }, reply) => {
          const { status = 200, body } = await route.handler({ queues: this.queues, uiConfig: this.ui, params: params as Record<string, string>, query: query as Record<string, string>, body: {}, headers: headers as Record<string, string> });
          return reply.status(status).send(body);
        });
      }
    }
  }

  private async servePage(scope: FastifyInstance): Promise<void> {
    if (!this.entry) throw new Error('The board names no page');
    const { name, params } = this.entry.handler({ basePath: this.basePath, uiConfig: this.ui });
    const page = render(await readFile(path.join(this.views, name), 'utf8'), params);
    for (const url of [this.entry.route].flat()) scope.get(url, (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  }

  /** Only files that are there at the start can be asked for. */
  private async serveFiles(scope: FastifyInstance): Promise<void> {
    const { route, folder } = this.statics;
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = new Map(entries.filter((entry) => entry.isFile()).map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file).split(path.sep).join('/'), file];
    }));
    scope.get(`${route}/*`, async (request, reply) => {
      const file = files.get((request.params as Record<string, string>)['*'] ?? '');
      const type = TYPES[path.extname(file ?? '')];
      if (file === undefined || type === undefined) throw notFound();
      return reply.header('cache-control', AN_HOUR).type(type).send(await readFile(file));
    });
  }
}

/** The page is a template of plain values: `<%= escaped %>` and `<%- as it is %>`. @throws when it holds anything else */
function render(template: string, params: Readonly<Record<string, string>>): string {
  const page = template.replace(/<%([=-]) *(\w+) *%>/g, (whole, kind: string, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return kind === '=' ? value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`) : value;
  });
  if (page.includes('<%')) throw new Error('The page of the board is no plain template');
  return page;
}
