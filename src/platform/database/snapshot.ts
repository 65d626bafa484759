import type { EntityManager } from 'typeorm';

/** Runs reads that must agree with each other: as the surrounding transaction sees things, else all as of one moment. */
export function inSnapshot<T>(m: EntityManager, read: (m: EntityManager) => Promise<T>): Promise<T> {
  return m.queryRunner?.isTransactionActive ? read(m) : m.transaction('REPEATABLE READ', read);
}
