import { ApiProperty } from '@nestjs/swagger';
import { Flag, Id, OneOf, RegionCode, Text } from '../platform/http/fields.js';
import { type Actor, type Role, roles } from './roles.js';

export class SignInBody {
  @Text({ max: 100 })
  username!: string;

  @Text({ max: 200, exact: true })
  password!: string;
}

export class ChangePasswordBody {
  @Text({ max: 200, exact: true })
  currentPassword!: string;

  @Text({ max: 200, exact: true })
  newPassword!: string;
}

export class UserView {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @OneOf(roles)
  role!: Role;

  @Id({ nullable: true })
  departmentId!: string | null;

  @RegionCode()
  regionCode!: string;
}

export class SessionView {
  @ApiProperty({ type: () => UserView })
  user!: UserView;

  @Text({ description: 'With which the person signs in.' })
  username!: string;

  @Flag({ description: 'Until the password is changed, nothing else is answered.' })
  mustChangePassword!: boolean;

  @Text({ description: 'The zone in which the office counts its days and hours.', example: 'Asia/Shanghai' })
  zone!: string;

  @Text({ description: 'Where the stream of changes goes on from this answer: opened with it as `lastEventId`, it tells of whatever changed since.', example: '0a1b2c3d-890:899:890,893-1734000000' })
  streamPosition!: string;

  static of({ id, name, role, departmentId, regionCode }: Actor, rest: Omit<SessionView, 'user'>): SessionView {
    return { user: { id, name, role, departmentId, regionCode }, ...rest };
  }
}
