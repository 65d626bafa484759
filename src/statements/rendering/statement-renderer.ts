import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { CodedError } from '../../platform/http/coded-error.js';
import type { StatementDocument } from '../domain/statement-document.js';
import type { StatementFormat } from './statement-format.js';
import { type FromThread, piecesOf, type ThreadTask, withoutRows } from './thread-messages.js';

/** Run from its sources, as tests do, the program still has its thread from the build: Node loads no TypeScript. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? '../../../dist/statements/rendering/statement.thread.js' : './statement.thread.js', import.meta.url);

/** A statement of 10,000 workers needs a third of it; what needs more would take the process down with it. */
const MAX_HEAP_MB = 1_024;
const MAX_MS = 180_000;

/** Makes the file of a statement in a thread of its own, so that nobody else waits for it. */
@Injectable()
export class StatementRenderer {
  /**
   * @param onProgress told the share that is done, 0 to 1
   * @throws CodedError 422 `statementTooLarge` when it takes more memory or time than one statement may; Error for a fault
   */
  async render(document: StatementDocument, format: StatementFormat, onProgress: (share: number) => void): Promise<Buffer> {
    const task: ThreadTask = { format, head: withoutRows(document) };
    const thread = new Worker(THREAD, { workerData: task, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
    const made = answerOf(thread, onProgress);
    // Met below; a thread that dies while it is still fed must not be an unhandled fault meanwhile.
    made.catch(() => undefined);
    try {
      for (const piece of piecesOf(document)) {
        thread.postMessage(piece);
        await setImmediate();
      }
      thread.postMessage('end');
      return await made;
    } finally {
      await thread.terminate();
    }
  }
}

function answerOf(thread: Worker, onProgress: (share: number) => void): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new CodedError(422, 'statementTooLarge')), MAX_MS);
    thread.on('message', (message: FromThread) => {
      if ('share' in message) onProgress(message.share);
      else resolve(Buffer.from(message.bytes.buffer, message.bytes.byteOffset, message.bytes.byteLength));
    });
    thread.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new CodedError(422, 'statementTooLarge', { cause: error }) : error));
    thread.on('exit', (code) => {
      clearTimeout(patience);
      reject(new Error(`The thread of a statement ended with ${code}`));
    });
  });
}
