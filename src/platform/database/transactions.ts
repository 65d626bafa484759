import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { currentContext, runInContext } from '../observe/request-context.js';

/**
 * Opens the one transaction of a command. When the request already runs in one (an idempotent write, whose answer is kept in the
 * same transaction), the command joins it.
 */
@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  run<T>(work: (m: EntityManager) => Promise<T>): Promise<T> {
    const ambient = currentContext()?.manager;
    return ambient ? work(ambient) : this.dataSource.transaction(work);
  }

  /** A transaction of its own, which stays when the surrounding one is rolled back. Beware of waiting for what that one has locked. */
  runApart<T>(work: (m: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }

  /** For reads that must see what the surrounding transaction wrote, and plain reads elsewhere. */
  get reader(): EntityManager {
    return currentContext()?.manager ?? this.dataSource.manager;
  }

  /** Runs `work` so that every command inside shares one transaction. */
  share<T>(work: (m: EntityManager) => Promise<T>): Promise<T> {
    const context = currentContext();
    if (!context) throw new Error('A shared transaction needs a request context');
    return this.dataSource.transaction((m) => runInContext({ ...context, manager: m }, () => work(m)));
  }
}
