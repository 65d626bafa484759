import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A partner department of a region, such as 吴忠市人力资源和社会保障局. */
@Entity('departments')
@Index(['regionCode', 'kind'])
export class Department {
  @PrimaryColumn('uuid')
  id!: string;

  /** A value of `departmentKinds`. */
  @Column('text')
  kind!: string;

  @Column('text')
  name!: string;

  @Column('text')
  regionCode!: string;

  @Column('boolean', { default: true })
  active!: boolean;

  @Column('int', { default: 1 })
  version!: number;
}
