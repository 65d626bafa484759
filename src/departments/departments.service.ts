import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { type EntityManager, Not } from 'typeorm';
import { AuditTrail, SYSTEM_CHAIN } from '../audit/audit-trail.js';
import { overlapsRegion } from '../auth/region-sql.js';
import type { Actor } from '../auth/roles.js';
import { Transactions } from '../platform/database/transactions.js';
import { blockedBy, notFound, staleVersion } from '../platform/http/coded-error.js';
import { DEFAULT_LIMIT, type Page, type PageQuery, decodeCursor, toPage } from '../platform/http/page.js';
import { Clock } from '../platform/time/clock.js';
import { Department } from './department.entity.js';
import type { ChangeDepartmentBody, CreateDepartmentBody } from './departments.dto.js';

const LOCK = 7_310_003;

/** The partner departments to which matters are referred. */
@Injectable()
export class Departments {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Those the caller may refer to: active ones whose region covers the caller's or lies within it; administrators see all. */
  async list(actor: Actor, query: PageQuery): Promise<Page<Department>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = decodeCursor(query.cursor, 3);
    const found = this.transactions.reader.createQueryBuilder(Department, 'd').orderBy('d.regionCode').addOrderBy('d.kind').addOrderBy('d.name').take(limit + 1);
    if (actor.role !== 'administrator') found.andWhere('d.active').andWhere(overlapsRegion('d.region_code', ':region'), { region: actor.regionCode });
    if (cursor) found.andWhere('(d.regionCode, d.kind, d.name) > (:r, :k, :n)', { r: String(cursor[0]), k: String(cursor[1]), n: String(cursor[2]) });
    return toPage(await found.getMany(), limit, (d) => [d.regionCode, d.kind, d.name], (d) => d);
  }

  /** @throws CodedError 422 `departmentExists` */
  async create(actor: Actor, body: CreateDepartmentBody): Promise<Department> {
    return this.transactions.run(async (m) => {
      await this.requireNew(m, body);
      const department = m.create(Department, { id: randomUUID(), ...body, active: true, version: 1 });
      await m.insert(Department, department);
      await this.record(m, actor, 'department.created', { departmentId: department.id, kind: body.kind, regionCode: body.regionCode });
      return department;
    });
  }

  /** @throws CodedError 404, 409 `staleVersion`, 422 `departmentExists` */
  async change(actor: Actor, id: string, { version, name, active }: ChangeDepartmentBody): Promise<Department> {
    return this.transactions.run(async (m) => {
      const department = isUUID(id) ? await m.findOne(Department, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null;
      if (!department) throw notFound();
      if (department.version !== version) throw staleVersion(department.version);
      const changed = { ...department, name: name ?? department.name, active: active ?? department.active, version: version + 1 };
      await this.requireNew(m, changed, id);
      await m.update(Department, { id }, { name: changed.name, active: changed.active, version: changed.version });
      const fields = (['name', 'active'] as const).filter((field) => changed[field] !== department[field]);
      await this.record(m, actor, 'department.changed', { departmentId: id, fields, active: changed.active });
      return changed;
    });
  }

  /** One writer at a time, so that the answer still holds when the row is written. */
  private async requireNew(m: EntityManager, { regionCode, kind, name }: Pick<Department, 'regionCode' | 'kind' | 'name'>, except?: string): Promise<void> {
    await m.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const taken = await m.existsBy(Department, { regionCode, kind, name, ...(except ? { id: Not(except) } : {}) });
    if (taken) throw blockedBy('departmentExists', 'name');
  }

  private async record(m: EntityManager, actor: Actor, action: string, details: Record<string, unknown>): Promise<void> {
    await this.audit.append(m, { chain: SYSTEM_CHAIN, at: this.clock.now(), actorId: actor.id, action, details });
  }
}
