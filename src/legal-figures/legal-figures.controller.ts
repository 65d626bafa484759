import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { Answers } from '../platform/http/answers.js';
import { FigureSettings } from './figure-settings.service.js';
import { FigureChangedView, FiguresView, FigureVersionBody, FigureVersionsView } from './legal-figures.dto.js';
import { LegalFiguresReader } from './legal-figures.reader.js';

/** 法定数额: numbers of the law that change with time or place; the administrator enters them with the regulation they rest on. */
@ApiTags('legal figures')
@Controller('legal-figures')
export class LegalFiguresController {
  constructor(
    private readonly settings: FigureSettings,
    private readonly reader: LegalFiguresReader,
  ) {}

  @Get()
  @Allow('taskForce', 'supervisor', 'administrator', 'auditor')
  @Answers(200, FiguresView)
  list(): Promise<FiguresView> {
    return this.reader.list();
  }

  @Get(':code/versions')
  @Allow('taskForce', 'supervisor', 'administrator', 'auditor')
  @Answers(200, FigureVersionsView)
  versions(@Param('code') code: string): Promise<FigureVersionsView> {
    return this.reader.versions(code);
  }

  @Post(':code/versions')
  @Allow('administrator')
  @Answers(201, FigureChangedView)
  enter(@Me() me: Actor, @Param('code') code: string, @Body() body: FigureVersionBody): Promise<FigureChangedView> {
    return this.settings.enter(me, code, body);
  }
}
