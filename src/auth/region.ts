/**
 * The prefix that a region's code shares with everything below it, by GB/T 2260: two digits for a province (`640000` → `64`),
 * four for a city (`640300` → `6403`), all six for a county.
 */
export function regionPrefix(code: string): string {
  if (code.endsWith('0000')) return code.slice(0, 2);
  return code.endsWith('00') ? code.slice(0, 4) : code;
}

/** True when `code` is `region` or lies below it. */
export const isWithinRegion = (code: string, region: string): boolean => code.startsWith(regionPrefix(region));
