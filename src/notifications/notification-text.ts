import type { MessageCatalogue } from '../platform/http/message-catalogue.js';
import type { Locale } from '../platform/observe/request-context.js';
import type { Notification } from './notification.entity.js';

type Told = Pick<Notification, 'type' | 'data'>;

/** The number of the case it is about; null when it is about none. */
export const caseNumberOf = ({ data }: Told): string | null => (typeof data['number'] === 'string' ? data['number'] : null);

/** What a notification says, in one line that names its case. */
export function notificationText(catalogue: MessageCatalogue, told: Told, locale: Locale | undefined): string {
  const text = catalogue.render(`notification.${told.type}`, told.data as Record<string, string | number>, locale);
  const number = caseNumberOf(told);
  return number === null || text.includes(number) ? text : `${number} ${text}`;
}
