import type { SupervisorItemKind } from './domain/supervisor-item-transitions.js';

/** Kinds and subjects share words with other lists, so that their names are kept apart in the timeline. */
export const nameOfKind = (kind: SupervisorItemKind): string => `supervisorItem.${kind}`;

/** What an item without a clock is about. */
const ABOUT_NO_CLOCK = 'supervisorItem.payment';

/** What the timeline says of an item: which kind, and about which clock. */
export const toldOf = ({ id, kind }: { id: string; kind: SupervisorItemKind }, rule: string | null): { itemId: string; kind: string; about: string } => ({
  itemId: id, kind: nameOfKind(kind), about: rule ?? ABOUT_NO_CLOCK,
});
