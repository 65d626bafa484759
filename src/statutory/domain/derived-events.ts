import type { Channel } from '../../cases/domain/vocabulary.js';
import type { RecordedEventType } from './legal-event-type.js';

const EVENTS: Readonly<Partial<Record<Channel, RecordedEventType>>> = {
  petition: 'petitionReceived',
  hotline12345: 'hotlineReceived',
  hotline12333: 'hotlineReceived',
  hotline12351: 'hotlineReceived',
};

/** The legal event that a report through this channel is; null for one that gives the union no time by law. */
export const channelEventOf = (channel: Channel): RecordedEventType | null => EVENTS[channel] ?? null;

/** What follows from the channel, and goes when it was mistaken. */
export const derivedFromCase = ['petitionReceived', 'petitionAccepted', 'hotlineReceived'] as const satisfies readonly RecordedEventType[];
