import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseView } from '@/api/types.gen';
import { caseAddress } from '@/features/cases/public/place-of-blocker';
import { comma } from '@/lib/punctuation';
import { RiskTag } from '@/ui/risk-tag';
import { useWord } from '@/words/use-word';
import styles from './intake.module.css';

/** What came of a report: its number, its risk with the reasons, and the cases it may be the same as. */
export function SavedCase({ kase }: { kase: CaseView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  return (
    <section className={styles['saved']} aria-label={t('intake.saved', { number: kase.number })}>
      <Alert type="success" showIcon role="status" title={t('intake.saved', { number: kase.number })} />
      <p><RiskTag level={kase.riskLevel} /></p>
      <ul aria-label={t('intake.riskBecause')}>{kase.riskReasons.map(({ code, message }) => <li key={code}>{message}</li>)}</ul>
      {kase.possibleDuplicates.length > 0 && (
        <Alert
          type="warning" showIcon title={t('intake.duplicates')}
          description={<ul>{kase.possibleDuplicates.map(({ caseId, number, state, because }) => (
            <li key={caseId}><Link to={caseAddress(caseId)}>{number}</Link> {word('caseState', state)} · {because.map((why) => t(`duplicate.${why}`)).join(comma())}</li>
          ))}</ul>}
        />
      )}
      <p><Link to={caseAddress(kase.id, { tab: 'overview', open: 'taskForce' })}>{t('intake.nameTaskForce')}</Link></p>
    </section>
  );
}
