import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AllowSignedIn, Me } from '../../auth/policy.js';
import type { Actor } from '../../auth/roles.js';
import { Answers } from '../../platform/http/answers.js';
import { ChannelTests } from './channel-tests.service.js';
import { ChannelTestView } from './channels.dto.js';
import { NotificationSettingsBody, NotificationSettingsView } from './notification-settings.dto.js';
import { NotificationSettingsService } from './notification-settings.service.js';

/** The own channels, their order, quiet hours and language. */
@ApiTags('notifications')
@Controller('notification-settings')
export class NotificationSettingsController {
  constructor(
    private readonly settings: NotificationSettingsService,
    private readonly tests: ChannelTests,
  ) {}

  @Get()
  @AllowSignedIn()
  @Answers(200, NotificationSettingsView)
  show(@Me() me: Actor): Promise<NotificationSettingsView> {
    return this.settings.show(me);
  }

  @Put()
  @AllowSignedIn()
  @Answers(200, NotificationSettingsView)
  change(@Me() me: Actor, @Body() body: NotificationSettingsBody): Promise<NotificationSettingsView> {
    return this.settings.change(me, body);
  }

  /** Sends a mail to the own address at once. */
  @Post('test')
  @HttpCode(200)
  @AllowSignedIn()
  @Answers(200, ChannelTestView)
  test(@Me() me: Actor): Promise<ChannelTestView> {
    return this.tests.ofOwnEmail(me);
  }
}
