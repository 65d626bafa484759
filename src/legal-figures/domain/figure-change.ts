import { addCalendarMonths } from '../../deadlines/domain/business-date.js';
import { figureAt, type FigureVersionFacts } from './figure-at.js';
import type { FigureBasis, FigureDefinition } from './figure-definitions.js';

/** A new value as it was typed. */
export interface FigureProposal {
  regionCode: string | null;
  /** `null`: the place goes by the wider one around it again. */
  value: number | null;
  effectiveFrom: string;
  basis: FigureBasis;
}

/** Something that forbids a new value. */
export interface FigureFinding {
  code: 'figureIsNational' | 'figureNeedsRegion' | 'figureOutOfRange' | 'effectiveTooEarly' | 'tooFarAhead' | 'nothingChanges';
  path: 'regionCode' | 'value' | 'effectiveFrom';
  params?: Readonly<Record<string, string | number>>;
}

/** 劳动法 came into force: no figure of a wage dispute is older. */
export const LABOUR_LAW_SINCE = '1995-01-01';
const YEARS_AHEAD = 2;

/** Everything that is wrong with a new value. A past date is right where a rule was found out about later: nothing started under it. */
export function checkFigureChange(definition: FigureDefinition, versions: readonly FigureVersionFacts[], proposal: FigureProposal, today: string): FigureFinding[] {
  const { regionCode, value, effectiveFrom } = proposal;
  const { scope, min, max } = definition;
  const last = addCalendarMonths(today, 12 * YEARS_AHEAD);
  const found: [boolean, FigureFinding][] = [
    [scope === 'nation' && regionCode !== null, { code: 'figureIsNational', path: 'regionCode' }],
    [scope === 'region' && regionCode === null, { code: 'figureNeedsRegion', path: 'regionCode' }],
    [value !== null && (value < min || value > max), { code: 'figureOutOfRange', path: 'value', params: { min, max } }],
    [effectiveFrom < LABOUR_LAW_SINCE, { code: 'effectiveTooEarly', path: 'effectiveFrom', params: { first: LABOUR_LAW_SINCE } }],
    [effectiveFrom > last, { code: 'tooFarAhead', path: 'effectiveFrom', params: { last } }],
    [changesNothing(definition, versions, proposal), { code: 'nothingChanges', path: 'value' }],
  ];
  return found.filter(([wrong]) => wrong).map(([, finding]) => finding);
}

function changesNothing(definition: FigureDefinition, versions: readonly FigureVersionFacts[], { regionCode, value, effectiveFrom, basis }: FigureProposal): boolean {
  const present = figureAt(definition, versions, effectiveFrom, regionCode);
  const own = present?.confidence === 'office' && present.regionCode === regionCode ? present : null;
  if (value === null) return own === null;
  return own?.value === value && own.basis.source === basis.source && (own.basis.article ?? '') === (basis.article ?? '');
}
