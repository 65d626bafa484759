import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { PolicyGuard } from './policy.guard.js';
import { RoutePolicies } from './route-policies.js';
import { SessionController } from './session.controller.js';
import { SessionRetention } from './session-retention.js';
import { SessionService } from './session.service.js';

@Global()
@Module({ imports: [DiscoveryModule], controllers: [SessionController], providers: [SessionService, SessionRetention, PolicyGuard, RoutePolicies], exports: [SessionService, PolicyGuard, RoutePolicies] })
export class AuthModule {}
