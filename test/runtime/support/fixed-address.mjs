import { once } from 'node:events';
import net from 'node:net';
import { atEnd } from './at-end.mjs';

/**
 * An address of 127.0.0.1 that stays while the server behind it is stopped and started anew, perhaps on another port.
 * @param {() => number | null} portBehind null: nobody is there, connections are refused
 * @returns {Promise<{ port: number, cut: () => void }>} `cut` ends what is open
 */
export async function fixedAddress(t, portBehind) {
  const sockets = new Set();
  const server = net.createServer((socket) => {
    const port = portBehind();
    if (port === null) return socket.destroy();
    const behind = net.connect(port, '127.0.0.1');
    for (const [one, other] of [[socket, behind], [behind, socket]]) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => sockets.forEach((socket) => socket.destroy());
  atEnd(t, async () => {
    cut();
    server.close();
    await once(server, 'close');
  });
  return { port: server.address().port, cut };
}
