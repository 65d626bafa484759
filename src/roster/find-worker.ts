import { isUUID } from 'class-validator';
import { type EntityManager, IsNull } from 'typeorm';
import { notFound, staleVersion } from '../platform/http/coded-error.js';
import { Worker } from './worker.entity.js';

/** @throws CodedError 404 for another case's worker or one taken off; 409 */
export async function findWorker(m: EntityManager, caseId: string, workerId: string, version?: number): Promise<Worker> {
  const worker = isUUID(workerId) ? await m.findOneBy(Worker, { id: workerId, caseId, removedAt: IsNull() }) : null;
  if (!worker) throw notFound();
  if (version !== undefined && version !== worker.version) throw staleVersion(worker.version);
  return worker;
}
