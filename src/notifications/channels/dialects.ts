import type { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import type { OutgoingMessage } from './channel-adapter.js';
import type { Dialect } from './message-text.js';

/**
 * What robots' Markdown reads as markup, by its full-width twin. None of them documents a way to escape, and where a backslash
 * means nothing an escaped character is one that works; a twin is the same to the eye and never markup.
 */
const FULL_WIDTH_OFFSET = 0xfee0;
const MARKUP = /[\\`*_{}[\]<>#~|]/g;
/** By which plain texts of WeCom (`<@id>`) and Feishu (`<at …>`) call people. */
const MENTION = /<(?=@|\/?at\b)/gi;

/** Text without markup: a single message is a title, a line and its link below it; in a digest, lines are marked. */
export function plainDialect(catalogue: MessageCatalogue, { locale, lines }: OutgoingMessage): Dialect {
  const mark = lines.length > 1 ? '- ' : '';
  return {
    plain: (text) => text.replace(MENTION, '＜'),
    title: (text) => text,
    line: (text, link) => `${mark}${text}${link === null ? '' : `\n${link}`}`,
    more: (count) => catalogue.render('delivery.more', { count }, locale),
  };
}

/** The Markdown that WeCom and DingTalk both show: a heading and a list, in which the link is a word at the end. */
export function markdownDialect(catalogue: MessageCatalogue, { locale }: OutgoingMessage): Dialect {
  const open = catalogue.render('delivery.open', {}, locale);
  return {
    plain: (text) => text.replace(MARKUP, (character) => String.fromCodePoint(character.charCodeAt(0) + FULL_WIDTH_OFFSET)),
    title: (text) => `### ${text}`,
    line: (text, link) => `- ${text}${link === null ? '' : ` [${open}](${linkTarget(link)})`}`,
    more: (count) => `- ${catalogue.render('delivery.more', { count }, locale)}`,
  };
}

/** A bracket or a blank would end the link early. */
function linkTarget(link: string): string {
  return link.replace(/[\s()<>]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
