import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDate, formatInstant } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { comma } from '@/lib/punctuation';
import { EmptyState } from '@/ui/empty-state';
import { useChecks } from '../../queries';
import { type CasePart, mayPlan } from '../case-form';
import { Part } from '../part';
import { useFold } from '../use-fold';
import styles from '../repayment.module.css';

/** 履行检查: how the company raises the money, and when it is looked at again. */
export function Checks({ part }: { part: CasePart }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const { data: checks } = useChecks(part.kase.id);
  const fold = useFold(part, 'checks');
  const [latest] = checks ?? [];
  return (
    <Part title={latest ? t('checks.next', { date: formatDate(latest.nextCheckOn) }) : t('checks')} sum={checks && t('checks.sum', { count: checks.length })} fold={fold} actions={mayPlan(part.kase) && <Button onClick={() => fold.show('check')}>{t('checks.record')}</Button>}>
      {checks?.length === 0 && <EmptyState title={t('checks.none')} hint={t('checks.none.hint')} />}
      <ul className={styles['entries']}>
        {checks?.map(({ id, checkedAt, fundsRaisedFen, sources, record, nextCheckOn }) => (
          <li key={id}>
            <strong>{formatInstant(checkedAt)}</strong> · {t('checks.raised', { amount: formatFen(fundsRaisedFen) })} · {sources.join(comma())}
            <p className={styles['text']}>{record}</p>
            <small className={styles['muted']}>{t('checks.next', { date: formatDate(nextCheckOn) })}</small>
          </li>
        ))}
      </ul>
    </Part>
  );
}
