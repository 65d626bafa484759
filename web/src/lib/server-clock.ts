/** How far the device's clock is behind the server's, in ms; countdowns are told by the server's. */
let offsetMs = 0;

/** Takes the time from an answer's `Date` header, which is exact to the second; a difference of less than two stays unnoticed. */
export function learnServerTime(date: string | null): void {
  const server = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(server)) return;
  const seen = server - Date.now();
  offsetMs = Math.abs(seen) < 2_000 ? 0 : seen;
}

export const serverNow = (): number => Date.now() + offsetMs;
