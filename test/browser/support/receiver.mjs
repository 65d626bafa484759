import { once } from 'node:events';
import { createServer } from 'node:http';

/** Another system that takes messages: answers with `status`, and keeps what it was sent. */
export async function receive() {
  const receiver = { url: '', status: 200, bodies: [], close: async () => {} };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    receiver.bodies.push(body);
    response.writeHead(receiver.status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  receiver.url = `http://127.0.0.1:${server.address().port}/hook`;
  receiver.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return receiver;
}
