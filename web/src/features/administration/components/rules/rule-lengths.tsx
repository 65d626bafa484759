import { useTranslation } from 'react-i18next';
import type { RuleLengthsView, RuleLengthView } from '@/api/types.gen';
import { RiskTag } from '@/ui/risk-tag';
import { useWord } from '@/words/use-word';
import styles from '../administration.module.css';

export const LEVELS = ['blue', 'yellow', 'orange', 'red'] as const;
export const UNITS = ['hours', 'workingDays', 'naturalDays', 'months', 'years'] as const;

/** 5 个工作日 */
export function useLengthText(): (length: RuleLengthView) => string {
  const { t } = useTranslation('administration');
  const word = useWord();
  return ({ length, unit }) => (unit === 'agreedDate' ? word('unit', unit) : t('rule.length', { length, unit: word('unit', unit) }));
}

/** Once where all levels have the same, else by level. */
export function RuleLengths({ lengths }: { lengths: RuleLengthsView }): React.JSX.Element {
  const text = useLengthText();
  const texts = LEVELS.map((level) => text(lengths[level]));
  if (new Set(texts).size === 1) return <>{texts[0]}</>;
  return <ul className={styles['lengths']}>{LEVELS.map((level, i) => <li key={level}><RiskTag level={level} /> {texts[i]}</li>)}</ul>;
}
