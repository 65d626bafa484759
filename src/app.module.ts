import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccountsModule } from './accounts/accounts.module.js';
import { AidModule } from './aid/aid.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { PolicyGuard } from './auth/policy.guard.js';
import { CasesModule } from './cases/cases.module.js';
import { ClockSettingsModule } from './clock-settings/clock-settings.module.js';
import { DeadlinesModule } from './deadlines/deadlines.module.js';
import { DepartmentsModule } from './departments/departments.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { LabourOrdersModule } from './labour-orders/labour-orders.module.js';
import { LegalFiguresModule } from './legal-figures/legal-figures.module.js';
import { MediationModule } from './mediation/mediation.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { ObligationsModule } from './obligations/obligations.module.js';
import { IdempotencyInterceptor } from './platform/http/idempotency/idempotency.interceptor.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { ShapeGuard } from './platform/http/shape.guard.js';
import { PlatformModule, type PlatformParts } from './platform/platform.module.js';
import { ReferralsModule } from './referrals/referrals.module.js';
import { RepaymentBoardModule } from './repayment/board/repayment-board.module.js';
import { RemediesModule } from './remedies/remedies.module.js';
import { RepaymentModule } from './repayment/repayment.module.js';
import { RosterModule } from './roster/roster.module.js';
import { RequestsModule } from './requests/requests.module.js';
import { StatutoryModule } from './statutory/statutory.module.js';
import { StatementsModule } from './statements/statements.module.js';
import { SupervisorItemsModule } from './supervisor-items/supervisor-items.module.js';
import { WarningsModule } from './warnings/warnings.module.js';

/** The whole program. Guards run in this order: shape (400), then sign-in and policy (401, 403). */
@Module({})
export class AppModule {
  static with(parts: PlatformParts): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with(parts), AuditModule, AuthModule, DepartmentsModule, DocumentsModule, DeadlinesModule, CasesModule, LegalFiguresModule, ClockSettingsModule, SupervisorItemsModule, StatutoryModule, AccountsModule, ImportsModule, RosterModule, ReferralsModule, MediationModule, AidModule, RepaymentModule, RepaymentBoardModule, LabourOrdersModule, WarningsModule, RemediesModule, RequestsModule, ObligationsModule, NotificationsModule, StatementsModule],
      providers: [
        ProblemFilter,
        { provide: APP_GUARD, useClass: ShapeGuard },
        { provide: APP_GUARD, useExisting: PolicyGuard },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
    };
  }
}
