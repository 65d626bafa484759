import { useTranslation } from 'react-i18next';
import type { WorkerView } from '@/api/types.gen';
import { useWord } from '@/words/use-word';
import { isHardship } from '../public/living-conditions';
import styles from './roster.module.css';

/** What is to be borne in mind about a person: hardship (as found, else as the roster said), and whether they are migrant workers. */
export function WorkerSigns({ worker: { livingCondition, reportedCondition, migrantWorker } }: { worker: WorkerView }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const word = useWord();
  const said = livingCondition ?? reportedCondition;
  return (
    <>
      {migrantWorker === true && <span className={styles['sign']}>{t('migrant')}</span>}
      {said !== null && isHardship(said) && <span className={`${styles['sign']} ${styles['hardship']}`}>◆ {word('livingCondition', said)}{livingCondition === null && t('asReported')}</span>}
      {said === 'unreachable' && <span className={styles['sign']}>{word('livingCondition', said)}</span>}
    </>
  );
}
