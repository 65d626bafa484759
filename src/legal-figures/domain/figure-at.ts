import type { FigureBasis, FigureCode, FigureConfidence, FigureDefinition } from './figure-definitions.js';

/** What the office has set of a figure; the newest of two for the same place and date counts. */
export interface FigureVersionFacts {
  code: FigureCode;
  /** Counts from 2 within the code; 1 is what ships. */
  version: number;
  /** `null`: for the whole nation. */
  regionCode: string | null;
  /** `null`: the place has no number of its own any more. */
  value: number | null;
  effectiveFrom: string;
  basis: FigureBasis;
}

/** A figure as it is on a date in a place, with where it comes from. */
export interface FigureInForce {
  code: FigureCode;
  value: number;
  effectiveFrom: string;
  basis: FigureBasis;
  /** 1 is what ships. */
  version: number;
  regionCode: string | null;
  confidence: FigureConfidence | 'office';
  /** Only the least that a province can have fixed. */
  lowerBound: boolean;
}

export const SHIPPED_VERSION = 1;

/**
 * The figure on a business date in a place: of the place itself, else of the wider one around it (county, city, province, nation).
 * For the nation what ships counts as one value among the others: an older one that is entered later does not take its place.
 * Null when nobody gives one.
 */
export function figureAt(definition: FigureDefinition, versions: readonly FigureVersionFacts[], on: string, regionCode: string | null): FigureInForce | null {
  const { code, shipped } = definition;
  const asShipped: FigureInForce | null = shipped && shipped.effectiveFrom <= on ? { code, ...shipped, version: SHIPPED_VERSION, regionCode: null } : null;
  for (const place of placesAround(regionCode)) {
    const own = newestOn(versions.filter((version) => version.code === code && version.regionCode === place), on);
    if (!own || own.value === null) continue;
    if (place === null && asShipped && asShipped.effectiveFrom > own.effectiveFrom) continue;
    return { code, value: own.value, effectiveFrom: own.effectiveFrom, basis: own.basis, version: own.version, regionCode: place, confidence: 'office', lowerBound: false };
  }
  return asShipped;
}

/** A stretch of time with one value; it lasts until the next one begins. Value null: nobody gives one. */
export interface FigurePeriod {
  effectiveFrom: string;
  figure: FigureInForce | null;
}

/** How the figure of a place went through time, oldest first; before the first there is none. */
export function figureTimeline(definition: FigureDefinition, versions: readonly FigureVersionFacts[], regionCode: string | null): FigurePeriod[] {
  const places = placesAround(regionCode);
  const own = versions.filter((version) => version.code === definition.code && places.includes(version.regionCode));
  const dates = [...own.map(({ effectiveFrom }) => effectiveFrom), ...(definition.shipped ? [definition.shipped.effectiveFrom] : [])];
  return [...new Set(dates)].sort().map((effectiveFrom) => ({ effectiveFrom, figure: figureAt(definition, versions, effectiveFrom, regionCode) }));
}

/** GB/T 2260: a place and those around it, the nearest first; `null` is the nation. */
export function placesAround(regionCode: string | null): (string | null)[] {
  if (regionCode === null) return [null];
  return [...new Set([regionCode, `${regionCode.slice(0, 4)}00`, `${regionCode.slice(0, 2)}0000`]), null];
}

function newestOn(versions: readonly FigureVersionFacts[], on: string): FigureVersionFacts | null {
  return versions.filter(({ effectiveFrom }) => effectiveFrom <= on).reduce<FigureVersionFacts | null>((newest, one) => (newest === null || isLater(one, newest) ? one : newest), null);
}

const isLater = (a: FigureVersionFacts, b: FigureVersionFacts): boolean =>
  a.effectiveFrom > b.effectiveFrom || (a.effectiveFrom === b.effectiveFrom && a.version > b.version);
