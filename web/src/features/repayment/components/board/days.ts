const DAY_MS = 24 * 60 * 60_000;
const isoOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A business date so many days later, or earlier: `addDays('2025-01-05', -7)` → 2024-12-29. */
export const addDays = (date: string, days: number): string => isoOf(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);

/** How many days the second comes after the first. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** A month so many later: `addMonths('2024-12', 1)` → 2025-01. */
export function addMonths(month: string, months: number): string {
  const [year = 0, no = 0] = month.split('-').map(Number);
  return isoOf(Date.UTC(year, no - 1 + months, 1)).slice(0, 7);
}

/** The weeks of a month, Monday first; days of other months are null. */
export function weeksOf(month: string): (string | null)[][] {
  const first = `${month}-01`;
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days = Array.from({ length: Number(last.slice(8)) }, (_, place) => addDays(first, place));
  const cells: (string | null)[] = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
