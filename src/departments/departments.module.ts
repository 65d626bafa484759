import { Module } from '@nestjs/common';
import { DepartmentsController } from './departments.controller.js';
import { Departments } from './departments.service.js';

@Module({ controllers: [DepartmentsController], providers: [Departments] })
export class DepartmentsModule {}
