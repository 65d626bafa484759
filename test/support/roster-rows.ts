import { randomUUID } from 'node:crypto';
import { Worker } from '../../src/roster/worker.entity.js';
import { idOf } from './people.js';
import type { TestApp } from './test-app.js';

/** Puts somebody on the roster of a case without going through an import. @returns the worker's id */
export async function aWorkerRow(t: TestApp, caseId: string, changes: Partial<Worker> = {}): Promise<string> {
  const id = randomUUID();
  await t.db.manager.insert(Worker, {
    id, caseId, position: 1, name: '马小明', idNumber: null, idNumberIndex: null, phone: null, phoneIndex: null, bankCard: null, bankCardIndex: null, bankName: null,
    migrantWorker: null, job: null, hiredOn: null, note: null, reportedCondition: null, livingCondition: null, livingNote: null, surveyedAt: null,
    createdAt: t.clock.now(), createdById: idOf.lead, importId: null, removedAt: null, version: 1, ...changes,
  });
  return id;
}
