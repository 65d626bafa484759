import { useTranslation } from 'react-i18next';
import type { PlanView } from '@/api/types.gen';
import { documentAddress } from '@/features/documents/public/document-address';
import { formatDate, formatInstant } from '@/lib/dates';
import { Explained } from '@/ui/explained';
import { useWord } from '@/words/use-word';
import styles from '../repayment.module.css';

/** What the parties signed beside the instalments. */
export function Clauses({ plan }: { plan: PlanView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const { enforceability, graceWorkingDays, accelerates, acceleration, allocationOrder, agreedAt, documentIds, priority } = plan;
  const inForce = t('clause.enforceability');
  return (
    <dl className={styles['facts']}>
      <div><dt>{inForce}</dt><dd><Explained name={inForce} explanation={{ rule: t(`enforceability.${enforceability}.rule`) }}>{word('enforceability', enforceability)}</Explained></dd></div>
      <div><dt>{t('clause.grace')}</dt><dd><Explained name={t('clause.grace')} explanation={{ rule: t('clause.grace.rule') }}>{t('workingDays', { count: graceWorkingDays })}</Explained></dd></div>
      <div><dt>{t('clause.order')}</dt><dd>{word('allocationOrder', allocationOrder)}{priority.length > 0 && ` · ${t('clause.priority', { count: priority.reduce((sum, { workerIds }) => sum + workerIds.length, 0) })}`}</dd></div>
      <div><dt>{t('clause.accelerates')}</dt><dd>{acceleration ? t('clause.accelerated', { date: formatDate(acceleration.declaredOn), reason: acceleration.reason }) : t(accelerates ? 'yes' : 'not')}</dd></div>
      {agreedAt !== null && <div><dt>{t('clause.agreedAt')}</dt><dd>{formatInstant(agreedAt)}{documentIds.map((id, place) => <a key={id} href={documentAddress(id)} download> {t('clause.paper', { no: place + 1 })}</a>)}</dd></div>}
    </dl>
  );
}
