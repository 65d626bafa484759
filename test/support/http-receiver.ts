import { once } from 'node:events';
import http, { type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  path: string;
  method: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Answering = (response: ServerResponse, request: Received) => void;

/** A real HTTP server on loopback that keeps what it gets, and answers as the test says. */
export class HttpReceiver {
  readonly received: Received[] = [];
  /** Connections that were opened, also those on which nothing was asked. */
  connections = 0;
  private answering: Answering = (response) => response.end();

  private constructor(private readonly server: http.Server) {}

  static async start(): Promise<HttpReceiver> {
    const server = http.createServer();
    const receiver = new HttpReceiver(server);
    server.on('connection', () => { receiver.connections += 1; });
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { url: path = '', method = '', headers } = request;
        const got: Received = { path, method, headers, body: Buffer.concat(chunks).toString('utf8') };
        receiver.received.push(got);
        receiver.answering(response, got);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  url(path = '/'): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  answer(answering: Answering): void {
    this.answering = answering;
  }

  answerJson(body: unknown, status = 200, headers: Record<string, string> = {}): void {
    this.answering = (response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  }

  get last(): Received {
    const last = this.received.at(-1);
    if (!last) throw new Error('nothing was received');
    return last;
  }

  lastJson(): Record<string, unknown> {
    return JSON.parse(this.last.body) as Record<string, unknown>;
  }

  forget(): void {
    this.received.length = 0;
    this.connections = 0;
    this.answering = (response) => response.end();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
