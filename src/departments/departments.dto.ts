import { ApiProperty } from '@nestjs/swagger';
import { Flag, Id, Int, OneOf, RegionCode, Text } from '../platform/http/fields.js';
import { type DepartmentKind, departmentKinds } from './department-kinds.js';
import type { Department } from './department.entity.js';

export class CreateDepartmentBody {
  @OneOf(departmentKinds)
  kind!: DepartmentKind;

  @Text({ max: 100 })
  name!: string;

  @RegionCode()
  regionCode!: string;
}

/** Kind and region stay what they were: referrals were sent because of them. */
export class ChangeDepartmentBody {
  @Int({ min: 1, max: 1_000_000_000 })
  version!: number;

  @Text({ optional: true, max: 100 })
  name?: string;

  @Flag({ optional: true, description: 'An inactive department is not offered any more.' })
  active?: boolean;
}

export class DepartmentView {
  @Id() id!: string;
  @OneOf(departmentKinds) kind!: DepartmentKind;
  @Text() name!: string;
  @RegionCode() regionCode!: string;
  @Flag() active!: boolean;
  @Int() version!: number;

  static of({ id, kind, name, regionCode, active, version }: Department): DepartmentView {
    return { id, kind, name, regionCode, active, version };
  }
}

export class DepartmentPageView {
  @ApiProperty({ type: () => DepartmentView, isArray: true }) items!: DepartmentView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
