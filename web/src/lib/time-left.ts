export type TimeLevel = 'plenty' | 'soon' | 'short' | 'over';

const DAY = 24 * 60 * 60_000;

/**
 * How pressing a clock is: by the share that is left (under a half soon, under a fifth short), or, where its start is not known,
 * by the days (under three soon, under one short). It only chooses colour and sign; what is due the server decides.
 */
export function timeLevel(dueAt: number, now: number, startedAt?: number): TimeLevel {
  const left = dueAt - now;
  if (left < 0) return 'over';
  const budget = startedAt === undefined ? 0 : dueAt - startedAt;
  if (budget > 0) return left < budget / 5 ? 'short' : left < budget / 2 ? 'soon' : 'plenty';
  return left < DAY ? 'short' : left < 3 * DAY ? 'soon' : 'plenty';
}
