import { createHash } from 'node:crypto';
import type { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import type { OutgoingMessage } from './channel-adapter.js';
import { html, type HtmlText } from './html-text.js';
import { lineText, titleText } from './message-text.js';

export interface MailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Only such a link is made clickable. */
const WEB_LINK = /^https?:\/\//i;

/** Subject, plain text and simple HTML of the same words. One message speaks in the subject already; a digest shows its title there. */
export function mailContent(message: OutgoingMessage, catalogue: MessageCatalogue): MailContent {
  const { locale } = message;
  const open = catalogue.render('delivery.open', {}, locale);
  const footer = catalogue.render('delivery.mailFooter', {}, locale);
  const lines = message.lines.map((line) => ({ text: lineText(line, locale), link: line.link }));
  const text = lines.map((line) => `${line.text}${line.link === null ? '' : `\n${line.link}`}`);
  const items = lines.map((line) => html`<li>${line.text}${linkOf(line.link, open)}</li>`);
  const title = titleText(message);
  const page = html`<!doctype html><html lang="${locale}"><body><p>${title}</p><ul>${items}</ul><p><small>${footer}</small></p></body></html>`;
  const [only, ...more] = lines;
  const subject = only !== undefined && more.length === 0 ? titleText({ ...message, title: only.text }) : title;
  return { subject, text: [title, ...text, `-- \n${footer}`].join('\n\n'), html: page.markup };
}

function linkOf(link: string | null, open: string): HtmlText {
  return link !== null && WEB_LINK.test(link) ? html` <a href="${link}">${open}</a>` : html``;
}

/** The same at every try, so that a mail program that gets a message twice can tell. */
export function mailMessageId(id: string, sender: string): string {
  const left = /^[\w-]{1,100}$/.test(id) ? id : createHash('sha256').update(id).digest('hex');
  return `<${left}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
}
