import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { type AccountState, type Role, accountStates, roles } from '../auth/roles.js';
import { Flag, Id, Instant, Int, OneOf, RegionCode, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { type AccountEventType, accountEventTypes } from './domain/account-rules.js';
import { USERNAME } from './domain/username.js';

const Version = (): PropertyDecorator => Int({ min: 1, max: 1_000_000_000 });

export class UserListQuery extends PageQuery {
  @OneOf(roles, { optional: true })
  role?: Role;

  @OneOf(accountStates, { optional: true, description: 'For administrators; others see active people only.' })
  state?: AccountState;

  @Text({ optional: true, max: 100, description: 'Part of the name; for administrators also of the user name.' })
  q?: string;
}

export class CreateUserBody {
  @Text({ max: 50, example: 'ma.xiaoming', description: 'Letters, digits, dots, dashes and underscores; case does not matter.' })
  @Matches(USERNAME, { context: { code: 'notAUsername' } })
  username!: string;

  @Text({ max: 60 })
  name!: string;

  @OneOf(roles)
  role!: Role;

  @RegionCode()
  regionCode!: string;

  @Id({ optional: true, nullable: true })
  departmentId?: string | null;

  @Flag({ optional: true })
  isRegionLeader?: boolean;

  @Flag({ optional: true })
  isDepartmentHead?: boolean;

  @Flag({ optional: true })
  isDutyOfficer?: boolean;
}

/** Absent fields stay as they are. */
export class ChangeUserBody {
  @Version()
  version!: number;

  @Text({ optional: true, max: 60 })
  name?: string;

  @OneOf(roles, { optional: true })
  role?: Role;

  @RegionCode({ optional: true })
  regionCode?: string;

  @Id({ optional: true, nullable: true, description: 'Null clears it.' })
  departmentId?: string | null;

  @Flag({ optional: true })
  isRegionLeader?: boolean;

  @Flag({ optional: true })
  isDepartmentHead?: boolean;

  @Flag({ optional: true })
  isDutyOfficer?: boolean;
}

export class UserEventBody {
  @OneOf(accountEventTypes)
  type!: AccountEventType;

  @Version()
  version!: number;
}

/** Whom one may name or refer to. */
export class PersonRowView {
  @Id() id!: string;
  @Text() name!: string;
  @OneOf(roles) role!: Role;
  @RegionCode() regionCode!: string;
  @Id({ nullable: true }) departmentId!: string | null;
  @Flag() isRegionLeader!: boolean;
  @Flag() isDepartmentHead!: boolean;
  @Flag() isDutyOfficer!: boolean;
}

/** What an administrator sees in addition. */
export class AccountView extends PersonRowView {
  @Text() username!: string;
  @OneOf(accountStates) state!: AccountState;
  @Int() version!: number;
  @Flag() mustChangePassword!: boolean;
  @Instant({ nullable: true, description: 'Locked after failed sign-ins until then.' }) lockedUntil!: string | null;
  @Id({ nullable: true, description: 'Null: made by the command line.' }) createdById!: string | null;
  @Id({ nullable: true, description: 'Whose proposal a second administrator has to approve.' }) proposedById!: string | null;
  @Instant() createdAt!: string;
}

export class UserRowView extends PersonRowView {
  @Text({ optional: true, description: 'For administrators, as all that follows.' }) username?: string;
  @OneOf(accountStates, { optional: true }) state?: AccountState;
  @Int({ optional: true }) version?: number;
  @Flag({ optional: true }) mustChangePassword?: boolean;
  @Instant({ optional: true, nullable: true }) lockedUntil?: string | null;
  @Id({ optional: true, nullable: true }) createdById?: string | null;
  @Id({ optional: true, nullable: true }) proposedById?: string | null;
  @Instant({ optional: true }) createdAt?: string;
}

export class UserPageView {
  @ApiProperty({ type: () => UserRowView, isArray: true }) items!: UserRowView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class CreatedUserView {
  @Id() id!: string;
  @Text({ description: 'Shown this once.' }) initialPassword!: string;
  @OneOf(accountStates) state!: AccountState;
  @Int() version!: number;
}

export class ChangedUserView extends AccountView {
  @Text({ nullable: true, description: 'After RESET_PASSWORD: shown this once.' }) initialPassword!: string | null;
  @Int({ description: 'Open cases that the person leads, works on or supervises; hand them over when the person can no longer.' }) openCases!: number;
}
