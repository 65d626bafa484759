import { channelMessages } from '../../src/notifications/channels/messages.js';
import type { OutgoingLine, OutgoingMessage } from '../../src/notifications/channels/channel-adapter.js';
import { MessageCatalogue } from '../../src/platform/http/message-catalogue.js';
import { CodedError } from '../../src/platform/http/coded-error.js';

export const channelCatalogue = new MessageCatalogue([channelMessages]);

export const AT = new Date('2025-01-06T01:00:00Z');

export function aLine(change: Partial<OutgoingLine> = {}): OutgoingLine {
  return {
    text: 'SK-640302-2025-0001 排查已到期，请尽快办理',
    eventKey: 'deadline:1:0:due',
    type: 'deadline.due',
    caseNumber: 'SK-640302-2025-0001',
    at: AT,
    link: 'https://triquick.example.org/cases/1',
    to: null,
    ...change,
  };
}

export function aMessage(change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return { id: '7d0f0c52-6f0b-4b5e-9a55-0d6f4f0f5a11', locale: 'zh-CN', at: AT, title: '三快提醒', lines: [aLine()], ...change };
}

/** So many different lines. */
export function manyLines(count: number, change: Partial<OutgoingLine> = {}): OutgoingLine[] {
  return Array.from({ length: count }, (_, i) => aLine({ text: `第 ${i + 1} 条：SK-640302-2025-0001 排查已到期`, ...change }));
}

/** Fields and codes by which something was refused; empty when it was not. */
export function refusedFields(work: () => void): string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof CodedError) return (error.extra.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
    throw error;
  }
}
