import { figureAt, figureTimeline, placesAround, type FigureVersionFacts } from './figure-at.js';
import { checkFigureChange, type FigureProposal } from './figure-change.js';
import { FIGURE_DEFINITIONS, figureDefinition } from './figure-definitions.js';

const basis = { source: '宁高法〔2014〕1号' };
const set = (version: number, effectiveFrom: string, value: number | null, regionCode: string | null = '640000'): FigureVersionFacts => ({
  code: 'wageCrimeTotalFen', version, regionCode, value, effectiveFrom, basis,
});
const crime = figureDefinition('wageCrimeTotalFen');
const rate = figureDefinition('lateFeeRate');
const at = (versions: FigureVersionFacts[], on: string, place: string | null = '640302'): string | null => {
  const figure = figureAt(crime, versions, on, place);
  return figure && `${figure.value} ${figure.regionCode ?? 'nation'} v${figure.version}${figure.lowerBound ? ' lower bound' : ''}`;
};

describe('figureAt', () => {
  it('is the national lower bound until a place around the case has its own', () => {
    expect(at([], '2025-01-01')).toBe('3000000 nation v1 lower bound');
    expect(at([set(2, '2024-01-01', 5_000_000)], '2025-01-01')).toBe('5000000 640000 v2');
    expect(at([set(2, '2024-01-01', 5_000_000, '650000')], '2025-01-01')).toBe('3000000 nation v1 lower bound');
  });

  it('takes the nearest place, and the newest of its values in force', () => {
    const versions = [set(2, '2024-01-01', 5_000_000), set(3, '2024-06-01', 3_000_000, '640302'), set(4, '2025-02-01', 6_000_000)];
    expect(at(versions, '2024-05-31')).toBe('5000000 640000 v2');
    expect(at(versions, '2025-03-01')).toBe('3000000 640302 v3');
    expect(at(versions, '2025-03-01', '640303')).toBe('6000000 640000 v4');
  });

  it('goes by the date, not by when it was entered: an older value found later does not replace the present one', () => {
    const versions = [set(2, '2024-01-01', 5_000_000), set(3, '2014-01-01', 4_000_000)];
    expect([at(versions, '2025-01-01'), at(versions, '2015-01-01')]).toEqual(['5000000 640000 v2', '4000000 640000 v3']);
    expect(at([...versions, set(4, '2024-01-01', 6_000_000)], '2025-01-01')).toBe('6000000 640000 v4');
  });

  it('falls back when a place gives its number up, and knows none before the law', () => {
    expect(at([set(2, '2024-01-01', 5_000_000), set(3, '2025-01-01', null)], '2025-01-01')).toBe('3000000 nation v1 lower bound');
    expect(at([], '2013-01-22')).toBeNull();
    expect(figureAt(figureDefinition('minimumMonthlyWageFen'), [], '2025-01-01', '640302')).toBeNull();
  });

  it('knows the places around a place', () => {
    expect(placesAround('640302')).toEqual(['640302', '640300', '640000', null]);
    expect(placesAround('640000')).toEqual(['640000', null]);
    expect(placesAround(null)).toEqual([null]);
  });

  it('tells how a figure went through time: what ships is one value of the nation among the others', () => {
    const own = (version: number, effectiveFrom: string, value: number | null): FigureVersionFacts => ({ code: 'lateFeeRate', version, regionCode: null, value, effectiveFrom, basis });
    const course = (...versions: FigureVersionFacts[]): unknown[] => figureTimeline(rate, versions, null).map(({ effectiveFrom, figure }) => [effectiveFrom, figure?.value]);
    expect(course(own(2, '1999-01-22', 200))).toEqual([['1999-01-22', 200], ['2011-07-01', 50]]);
    expect(course(own(2, '2011-07-01', 40), own(3, '2025-01-01', 30))).toEqual([['2011-07-01', 40], ['2025-01-01', 30]]);
    expect(course(own(2, '2025-01-01', 30), own(3, '2025-06-01', null))).toEqual([['2011-07-01', 50], ['2025-01-01', 30], ['2025-06-01', 50]]);
  });
});

describe('checkFigureChange', () => {
  const proposal = (changes: Partial<FigureProposal> = {}): FigureProposal => ({ regionCode: '640000', value: 5_000_000, effectiveFrom: '2025-01-01', basis, ...changes });
  const codes = (changes: Partial<FigureProposal>, versions: FigureVersionFacts[] = [], definition = crime): string[] =>
    checkFigureChange(definition, versions, proposal(changes), '2025-01-10').map(({ code }) => code);

  it.each<[string, string[], string[]]>([
    ['a number inside the band', codes({}), []],
    ['one below it', codes({ value: 2_999_999 }), ['figureOutOfRange']],
    ['one above it', codes({ value: 10_000_001 }), ['figureOutOfRange']],
    ['a local number without a place', codes({ regionCode: null }), ['figureNeedsRegion']],
    ['a place for what the nation fixes', codes({ value: 50 }, [], rate), ['figureIsNational']],
    ['a past date', codes({ effectiveFrom: '2013-02-01' }), []],
    ['a date before there was a law', codes({ effectiveFrom: '1994-12-31' }), ['effectiveTooEarly']],
    ['a date too far ahead', codes({ effectiveFrom: '2027-01-11' }), ['tooFarAhead']],
    ['what is so already', codes({}, [set(2, '2024-01-01', 5_000_000)]), ['nothingChanges']],
    ['nothing given up', codes({ value: null }), ['nothingChanges']],
    ['a number given up', codes({ value: null }, [set(2, '2024-01-01', 5_000_000)]), []],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('ships values that could be entered', () => {
    for (const { min, max, shipped } of FIGURE_DEFINITIONS) expect(shipped === null || (shipped.value >= min && shipped.value <= max)).toBe(true);
  });
});
