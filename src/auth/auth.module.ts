import { Global, Module } from '@nestjs/common';
import { PolicyGuard } from './policy.guard.js';
import { SessionController } from './session.controller.js';
import { SessionRetention } from './session-retention.js';
import { SessionService } from './session.service.js';

@Global()
@Module({ controllers: [SessionController], providers: [SessionService, SessionRetention, PolicyGuard], exports: [SessionService, PolicyGuard] })
export class AuthModule {}
