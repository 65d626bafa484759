import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { caseAddress, type CaseTab } from '../../public/place-of-blocker';
import styles from './header.module.css';

interface Props {
  caseId: string;
  tabs: readonly CaseTab[];
  shown: CaseTab;
}

/** The parts of a case as links, since each has an address of its own; on a phone the row is pushed sideways. */
export function TabLinks({ caseId, tabs, shown }: Props): React.JSX.Element {
  const { t } = useTranslation('cases');
  return (
    <nav aria-label={t('tabs')} className={styles['tabs']}>
      <ul>{tabs.map((tab) => <li key={tab}><Link to={caseAddress(caseId, { tab })} aria-current={tab === shown ? 'page' : undefined}>{t(`tab.${tab}`)}</Link></li>)}</ul>
    </nav>
  );
}
