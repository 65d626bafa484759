import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseWarningView } from '@/api/types.gen';
import { semicolon } from '@/lib/punctuation';
import { useWarnings } from '../../queries';
import { Entry, Section } from '../entries';
import styles from '../entries.module.css';
import { Basis, Needs } from './remedies';

type RaisedWarning = CaseWarningView & { stage: Exclude<CaseWarningView['stage'], 'none'> };

const isRaised = (warning: CaseWarningView): warning is RaisedWarning => warning.stage !== 'none';

/** 预警: thresholds of the criminal law and the blacklist that the case reaches; nothing where it reaches none. */
export function Warnings({ caseId }: { caseId: string }): React.JSX.Element | null {
  const { t } = useTranslation('cases');
  const { data } = useWarnings(caseId);
  const raised = data?.items.filter(isRaised) ?? [];
  if (!data || raised.length === 0) return null;
  return (
    <Section title={t('warnings.title')}>
      <Alert type="warning" showIcon title={data.notice} />
      <ul className={styles['entries']}>{raised.map((item) => <Warning key={item.code} item={item} />)}</ul>
    </Section>
  );
}

function Warning({ item: { name, stage, because, needs, basis } }: { item: RaisedWarning }): React.JSX.Element {
  const { t } = useTranslation('cases');
  return (
    <Entry title={name} state={{ word: t(`warnings.stage.${stage}`), tone: 'bad' }}>
      <p>{because.map(({ message }) => message).join(semicolon())}</p>
      <Needs needs={needs} />
      <Basis basis={basis} />
    </Entry>
  );
}
