import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';
import type { AccountState, Role } from './roles.js';
import { Department } from '../departments/department.entity.js';

/** A person who signs in. `pending` accounts wait for a second administrator. */
@Entity('users')
@Index(['departmentId'])
export class User {
  @PrimaryColumn('uuid')
  id!: string;

  /** Lower case. */
  @Index({ unique: true })
  @Column('text')
  username!: string;

  @Column('text')
  name!: string;

  @Column('text')
  role!: Role;

  @Column('text')
  regionCode!: string;

  @ForeignKey(() => Department)
  @Column('uuid', { nullable: true })
  departmentId!: string | null;

  /** A supervisor who is the region's leader 分管领导. */
  @Column('boolean', { default: false })
  isRegionLeader!: boolean;

  /** A liaison who is the department's head. */
  @Column('boolean', { default: false })
  isDepartmentHead!: boolean;

  /** Answers for cases that nobody holds yet. */
  @Column('boolean', { default: false })
  isDutyOfficer!: boolean;

  @Column('text')
  passwordHash!: string;

  @Column('boolean', { default: false })
  mustChangePassword!: boolean;

  @Column('text')
  state!: AccountState;

  /** Null: made by the command line. */
  @Column('uuid', { nullable: true })
  createdById!: string | null;

  /** Who asked for what a second administrator has to approve; set while `pending`. */
  @Column('uuid', { nullable: true })
  proposedById!: string | null;

  @InstantColumn()
  createdAt!: Date;

  @Column('int', { default: 1 })
  version!: number;
}
