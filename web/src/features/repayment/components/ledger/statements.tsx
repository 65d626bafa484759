import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/lib/dates';
import { useWord } from '@/words/use-word';
import { useStatements } from '../../queries';
import { type CasePart, mayPlan } from '../case-form';
import { Part } from '../part';
import { useFold } from '../use-fold';
import styles from '../repayment.module.css';

/** 对账单: asked for with a reason, made by the program, then downloaded. */
export function Statements({ part }: { part: CasePart }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const { data } = useStatements(part.kase.id);
  const fold = useFold(part, 'statements');
  return (
    <Part title={t('statements')} sum={data && t('statements.sum', { count: data.items.length })} fold={fold} actions={mayPlan(part.kase) && <Button onClick={() => fold.show('statement')}>{t('statement.make')}</Button>}>
      {data?.items.length === 0 && <p className={styles['muted']}>{t('statement.none')}</p>}
      <ul className={styles['entries']}>
        {data?.items.map(({ id, subject, format, state, progress, createdAt, fileName, failure }) => (
          <li key={id}>
            {t(`statement.${subject}`)} · {t(`format.${format}`)} · {formatInstant(createdAt)} ·{' '}
            {state === 'ready' ? <a href={`/api/v1/statements/${id}/file`} download>{t('statement.download', { name: fileName ?? '' })}</a> : <span role="status">{word('statementState', state)}{state === 'making' && ` ${progress} %`}</span>}
            {failure !== null && ` ${failure.message}`}
          </li>
        ))}
      </ul>
    </Part>
  );
}
