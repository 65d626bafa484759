import { accountMessages } from './accounts/messages.js';
import { aidMessages } from './aid/messages.js';
import { authMessages } from './auth/messages.js';
import { caseMessages } from './cases/messages.js';
import { clockSettingsMessages } from './clock-settings/messages.js';
import { deadlineMessages } from './deadlines/messages.js';
import { importMessages } from './imports/messages.js';
import { labourOrderMessages } from './labour-orders/messages.js';
import { legalFigureMessages } from './legal-figures/messages.js';
import { mediationMessages } from './mediation/messages.js';
import { channelMessages } from './notifications/channels/messages.js';
import { deliveryMessages } from './notifications/delivery/messages.js';
import { notificationMessages } from './notifications/messages.js';
import { operationMessages } from './notifications/operation-messages.js';
import { departmentMessages } from './departments/messages.js';
import { documentMessages } from './documents/messages.js';
import { MessageCatalogue } from './platform/http/message-catalogue.js';
import { platformMessages } from './platform/http/messages.js';
import { commandMessages } from './platform/machine/messages.js';
import { referralMessages } from './referrals/messages.js';
import { planBlockerMessages } from './repayment/domain/plan-machine-messages.js';
import { remedyMessages } from './remedies/messages.js';
import { repaymentMessages } from './repayment/messages.js';
import { requestMessages } from './requests/messages.js';
import { rosterMessages } from './roster/messages.js';
import { statutoryMessages } from './statutory/messages.js';
import { statementMessages } from './statements/messages.js';
import { supervisorItemMessages } from './supervisor-items/messages.js';
import { warningMessages } from './warnings/messages.js';

/** Every text the server says, each from its feature's own file. */
export const createCatalogue = (): MessageCatalogue =>
  new MessageCatalogue([
    platformMessages, commandMessages, authMessages, departmentMessages, documentMessages, deadlineMessages, caseMessages, clockSettingsMessages, legalFigureMessages, statutoryMessages, accountMessages, importMessages, rosterMessages, referralMessages, mediationMessages, planBlockerMessages, repaymentMessages, labourOrderMessages, warningMessages, remedyMessages,
    aidMessages, requestMessages, supervisorItemMessages, notificationMessages, operationMessages, channelMessages, deliveryMessages, statementMessages,
  ]);
