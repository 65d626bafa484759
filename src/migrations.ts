import { Foundation1795300000000 } from './migrations/1795300000000-foundation.js';
import { Roster1795300000010 } from './migrations/1795300000010-roster.js';
import { Referrals1795300000020 } from './migrations/1795300000020-referrals.js';
import { Repayment1795300000030 } from './migrations/1795300000030-repayment.js';
import { Requests1795300000040 } from './migrations/1795300000040-requests.js';
import { Notifications1795300000050 } from './migrations/1795300000050-notifications.js';
import { Accounts1795300000060 } from './migrations/1795300000060-accounts.js';
import { KeyChecks1795300000070 } from './migrations/1795300000070-key-checks.js';
import { ClockVersions1795300000080 } from './migrations/1795300000080-clock-versions.js';
import { ClockSettings1795300000085 } from './migrations/1795300000085-clock-settings.js';
import { LegalEvents1795300000090 } from './migrations/1795300000090-legal-events.js';
import { SupervisorItems1795300000100 } from './migrations/1795300000100-supervisor-items.js';
import { Delivery1795300000110 } from './migrations/1795300000110-delivery.js';
import { DeadlineFaults1795300000115 } from './migrations/1795300000115-deadline-faults.js';
import { ChangeFeed1795300000120 } from './migrations/1795300000120-change-feed.js';
import { Statements1795300000130 } from './migrations/1795300000130-statements.js';
import { DaysOfNotifications1795300000180 } from './migrations/1795300000180-days-of-notifications.js';
import { LedgerSummaries1795300000200 } from './migrations/1795300000200-ledger-summaries.js';
import { CaseDebts1795300000210 } from './migrations/1795300000210-case-debts.js';
import { PlanClauses1795300000220 } from './migrations/1795300000220-plan-clauses.js';
import { PaymentResolutions1795300000230 } from './migrations/1795300000230-payment-resolutions.js';
import { PaymentRowDecisions1795300000231 } from './migrations/1795300000231-payment-row-decisions.js';
import { PaymentReceipts1795300000232 } from './migrations/1795300000232-payment-receipts.js';
import { LateFees1795300000240 } from './migrations/1795300000240-late-fees.js';
import { LabourOrders1795300000241 } from './migrations/1795300000241-labour-orders.js';
import { CaseWarnings1795300000260 } from './migrations/1795300000260-case-warnings.js';

/** Every step of the schema, oldest first; a step that has landed is never changed. */
export const migrations = [Foundation1795300000000, Roster1795300000010, Referrals1795300000020, Repayment1795300000030, Requests1795300000040, Notifications1795300000050, Accounts1795300000060, KeyChecks1795300000070, ClockVersions1795300000080, ClockSettings1795300000085, LegalEvents1795300000090, SupervisorItems1795300000100, Delivery1795300000110, DeadlineFaults1795300000115, ChangeFeed1795300000120, Statements1795300000130, DaysOfNotifications1795300000180, LedgerSummaries1795300000200, CaseDebts1795300000210, PlanClauses1795300000220, PaymentResolutions1795300000230, PaymentRowDecisions1795300000231, PaymentReceipts1795300000232, LateFees1795300000240, LabourOrders1795300000241, CaseWarnings1795300000260];
