import { useTranslation } from 'react-i18next';
import { useWord, type WordOf } from '@/words/use-word';
import styles from './stage-dots.module.css';

export type CaseState = WordOf<'caseState'>;

/** 三快: the three quick steps, in their order. */
export const QUICK_STEPS = ['investigating', 'verifying', 'coordinating'] as const satisfies readonly CaseState[];

type Mark = 'done' | 'current' | 'ahead';
const SIGNS: Readonly<Record<Mark, string>> = { done: '●', current: '◉', ahead: '○' };

/** Where each quick step stands while the case is in a state; of an ended case nothing is ahead any more. */
export function markOf(step: (typeof QUICK_STEPS)[number], state: CaseState): Mark {
  const at = QUICK_STEPS.findIndex((one) => one === state);
  if (at === -1) return state === 'reported' || state === 'rejected' || state === 'merged' ? 'ahead' : 'done';
  const place = QUICK_STEPS.indexOf(step);
  return place < at ? 'done' : place === at ? 'current' : 'ahead';
}

/** Three dots, the current one marked, and the name of the stage. */
export function StageDots({ state, suspended = false }: { state: CaseState; suspended?: boolean }): React.JSX.Element {
  const { t } = useTranslation('ui');
  const word = useWord();
  return (
    <span className={styles['stage']} data-state={state}>
      <span aria-hidden="true" className={styles['dots']}>
        {QUICK_STEPS.map((step) => <span key={step} className={styles[markOf(step, state)]}>{SIGNS[markOf(step, state)]}</span>)}
      </span>
      <span>{word('caseState', state)}{suspended && t('stage.suspended')}</span>
    </span>
  );
}
