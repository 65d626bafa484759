import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { Answers } from '../platform/http/answers.js';
import { RuleSettings } from './rule-settings.service.js';
import { RuleChangePreviewView, RuleChangedView, RuleVersionBody, RuleVersionsView, RulesView } from './rules.dto.js';
import { RulesReader } from './rules.reader.js';

/** The rules of the clocks; the administrator sets their lengths, and can see before what that would move. */
@ApiTags('clock settings')
@Controller('deadline-rules')
export class DeadlineRulesController {
  constructor(
    private readonly settings: RuleSettings,
    private readonly reader: RulesReader,
  ) {}

  @Get()
  @Allow('taskForce', 'supervisor', 'administrator', 'auditor')
  @Answers(200, RulesView)
  list(): Promise<RulesView> {
    return this.reader.list();
  }

  @Get(':code/versions')
  @Allow('taskForce', 'supervisor', 'administrator', 'auditor')
  @Answers(200, RuleVersionsView)
  versions(@Param('code') code: string): Promise<RuleVersionsView> {
    return this.reader.versions(code);
  }

  @Post(':code/versions/preview')
  @HttpCode(200)
  @Allow('administrator')
  @Answers(200, RuleChangePreviewView)
  preview(@Param('code') code: string, @Body() body: RuleVersionBody): Promise<RuleChangePreviewView> {
    return this.settings.preview(code, body);
  }

  @Post(':code/versions')
  @Allow('administrator')
  @Answers(201, RuleChangedView)
  change(@Me() me: Actor, @Param('code') code: string, @Body() body: RuleVersionBody): Promise<RuleChangedView> {
    return this.settings.change(me, code, body);
  }
}
