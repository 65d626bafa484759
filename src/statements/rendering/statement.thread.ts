import { parentPort, workerData } from 'node:worker_threads';
import { assembled, type FromThread, type RowsMessage, type ThreadTask } from './thread-messages.js';

/** The thread of one statement: takes its rows in pieces, makes the file, answers its bytes, and ends. */
const port = parentPort;
if (!port) throw new Error('This is not a thread');

const { format, head } = workerData as ThreadTask;
const pieces: RowsMessage[] = [];
const tell = (message: FromThread): void => port.postMessage(message);

port.on('message', (message: RowsMessage | 'end') => {
  if (message !== 'end') {
    pieces.push(message);
    return;
  }
  // A fault ends the thread, and whoever started it is told.
  void make().then((bytes) => tell({ bytes }));
});

/** Each kind of file loads what it needs and nothing else. */
async function make(): Promise<Uint8Array> {
  const document = assembled(head, pieces.splice(0));
  if (format === 'xlsx') return (await import('./statement-sheet.js')).statementSheet(document);
  return (await import('./statement-print.js')).statementPrint(document, (share) => tell({ share }));
}
