import { serverNow } from '@/lib/server-clock';

// What can be told of a report while it is typed, so that nobody learns of its faults one after another; the server judges in the end.

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\-‐-―−()._]/g, '');

export const looksLikePhone = (text: string): boolean => /^\+?\d{10,17}(?:(?:转|ext|x)\d{1,6})?$/i.test(plain(text));
export const looksLikeUscc = (text: string): boolean => /^[0-9A-Z]{18}$/i.test(plain(text));
export const looksLikeIndustry = (text: string): boolean => /^(?:[A-T]|[A-T]?\d{2,4})$/i.test(text.trim());
/** The field has no seconds: the minute that runs is none to come. */
export const isPast = (instant: string): boolean => Date.parse(instant) <= serverNow() + 60_000;
