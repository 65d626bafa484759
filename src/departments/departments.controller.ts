import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, AllowSignedIn, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { PageQuery } from '../platform/http/page.js';
import { ChangeDepartmentBody, CreateDepartmentBody, DepartmentPageView, DepartmentView } from './departments.dto.js';
import { Departments } from './departments.service.js';
import { Answers } from '../platform/http/answers.js';

@ApiTags('departments')
@Controller('departments')
export class DepartmentsController {
  constructor(private readonly departments: Departments) {}

  @Get()
  @AllowSignedIn()
  @Answers(200, DepartmentPageView)
  async list(@Me() me: Actor, @Query() query: PageQuery): Promise<DepartmentPageView> {
    const { items, nextCursor } = await this.departments.list(me, query);
    return { items: items.map((department) => DepartmentView.of(department)), nextCursor };
  }

  @Post()
  @Allow('administrator')
  @Answers(201, DepartmentView)
  async create(@Me() me: Actor, @Body() body: CreateDepartmentBody): Promise<DepartmentView> {
    return DepartmentView.of(await this.departments.create(me, body));
  }

  @Patch(':id')
  @Allow('administrator')
  @Answers(200, DepartmentView)
  async change(@Me() me: Actor, @Param('id') id: string, @Body() body: ChangeDepartmentBody): Promise<DepartmentView> {
    return DepartmentView.of(await this.departments.change(me, id, body));
  }
}
