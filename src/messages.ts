import { authMessages } from './auth/messages.js';
import { caseMessages } from './cases/messages.js';
import { MessageCatalogue } from './platform/http/message-catalogue.js';
import { platformMessages } from './platform/http/messages.js';

/** Every text the server says, each from its feature's own file. */
export const createCatalogue = (): MessageCatalogue => new MessageCatalogue([platformMessages, authMessages, caseMessages]);
