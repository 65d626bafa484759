import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DepartmentKind } from './department-kinds.js';

/** A partner department of a region, such as 吴忠市人力资源和社会保障局. */
@Entity('departments')
@Index(['regionCode', 'kind', 'name'], { unique: true })
export class Department {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: DepartmentKind;

  @Column('text')
  name!: string;

  @Column('text')
  regionCode!: string;

  /** An inactive one is not offered any more; what was sent to it is still answered. */
  @Column('boolean', { default: true })
  active!: boolean;

  @Column('int', { default: 1 })
  version!: number;
}
