/** `parts100000`: parts of 100,000 for each day (50 = 0.05 %); `fen`: an amount; `flag`: 1 is yes, 0 is no. */
export type FigureUnit = 'parts100000' | 'fen' | 'flag';

export type FigureCode = 'lateFeeRate' | 'deferralStopsLateFee' | 'wageCrimeWorkerFen' | 'wageCrimeTotalFen' | 'minimumMonthlyWageFen';

export interface FigureBasis {
  source: string;
  article?: string;
}

/** How sure the source of a shipped value is: read in the law's own text, or known and not seen. */
export type FigureConfidence = 'primary' | 'known';

/** A number of the law that changes with time or place: what it counts, who fixes it, and what holds until the office says otherwise. */
export interface FigureDefinition {
  code: FigureCode;
  unit: FigureUnit;
  /** `nation`: one value for everybody; `region`: provinces, cities or counties fix their own. */
  scope: 'nation' | 'region';
  /** What can be entered. For a band that the nation leaves to the provinces these are its ends. */
  min: number;
  max: number;
  /** What holds everywhere as the program ships; null where only local rules give a number. */
  shipped: {
    value: number;
    /** `YYYY-MM-DD`; days before it have no value. */
    effectiveFrom: string;
    basis: FigureBasis;
    confidence: FigureConfidence;
    /** The lower end of a national band: a province may have fixed more, and this is only the least it can be. */
    lowerBound: boolean;
  } | null;
}

/** 法释〔2013〕3号 Art. 3: each province fixes its number inside the band and reports it to the supreme court. */
const WAGE_CRIME = { source: '最高人民法院关于审理拒不支付劳动报酬刑事案件适用法律若干问题的解释（法释〔2013〕3号）', article: '第三条' };

export const FIGURE_DEFINITIONS: readonly FigureDefinition[] = [
  // The 2 ‰ that 征缴暂行条例 Art. 13 still prints gave way to the later, higher law; an office that needs it for earlier days can enter it.
  {
    code: 'lateFeeRate', unit: 'parts100000', scope: 'nation', min: 0, max: 500,
    shipped: { value: 50, effectiveFrom: '2011-07-01', basis: { source: '中华人民共和国社会保险法', article: '第八十六条' }, confidence: 'primary', lowerBound: false },
  },
  {
    code: 'deferralStopsLateFee', unit: 'flag', scope: 'nation', min: 0, max: 1,
    shipped: {
      value: 1, effectiveFrom: '2011-07-01', basis: { source: '实施《中华人民共和国社会保险法》若干规定', article: '第二十一条、第二十二条' }, confidence: 'known', lowerBound: false,
    },
  },
  {
    code: 'wageCrimeWorkerFen', unit: 'fen', scope: 'region', min: 500_000, max: 2_000_000,
    shipped: { value: 500_000, effectiveFrom: '2013-01-23', basis: WAGE_CRIME, confidence: 'primary', lowerBound: true },
  },
  {
    code: 'wageCrimeTotalFen', unit: 'fen', scope: 'region', min: 3_000_000, max: 10_000_000,
    shipped: { value: 3_000_000, effectiveFrom: '2013-01-23', basis: WAGE_CRIME, confidence: 'primary', lowerBound: true },
  },
  { code: 'minimumMonthlyWageFen', unit: 'fen', scope: 'region', min: 1, max: 10_000_000, shipped: null },
];

export const figureCodes = FIGURE_DEFINITIONS.map(({ code }) => code);

/** @throws RangeError for a code that is none */
export function figureDefinition(code: FigureCode): FigureDefinition {
  const definition = FIGURE_DEFINITIONS.find((candidate) => candidate.code === code);
  if (!definition) throw new RangeError(`There is no figure ${code}`);
  return definition;
}
