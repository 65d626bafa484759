import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/lib/dates';
import { useWord } from '@/words/use-word';
import { useImports } from '../../queries';
import styles from './import.module.css';

/** Files that were sent before: one that still waits to be taken over is found again. */
export function EarlierImports({ caseId, onShow }: { caseId: string; onShow: (importId: string) => void }): React.JSX.Element | null {
  const { t } = useTranslation('roster');
  const word = useWord();
  const { data } = useImports(caseId);
  if (!data || data.items.length === 0) return null;
  return (
    <ul className={styles['earlier']} aria-label={t('import.earlier')}>
      {data.items.map(({ id, fileName, createdAt, state, accepted, rejected }) => (
        <li key={id}>
          <span>{fileName ?? t('import.file')} · {formatInstant(createdAt)} · {word('importState', state)}{state !== 'parsing' && state !== 'failed' && ` · ${t('import.counts', { accepted, rejected })}`}</span>
          <Button size="small" onClick={() => onShow(id)} aria-label={t('import.showOne', { name: fileName ?? t('import.file') })}>{t('import.show')}</Button>
        </li>
      ))}
    </ul>
  );
}
