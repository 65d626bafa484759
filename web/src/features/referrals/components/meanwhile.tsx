import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferralView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { useMe } from '@/lib/me';
import styles from './referrals.module.css';
import { useStepText } from './step-text';

interface Props {
  history: ReferralView['history'];
  /** What it means for what is being done here. */
  hint: string;
  /** Nothing can be done here any more. */
  ended?: boolean;
}

/** What others did with the referral while somebody here was at it. */
export function Meanwhile({ history, hint, ended = false }: Props): React.JSX.Element | null {
  const { t } = useTranslation('referrals');
  const { id: ownId } = useMe();
  const textOf = useStepText();
  const [known] = useState(history.length);
  const news = history.slice(known).filter(({ actor }) => actor?.id !== ownId);
  if (news.length === 0) return null;
  return (
    <Alert
      type={ended ? 'warning' : 'info'} showIcon role={ended ? 'alert' : 'status'} title={t('meanwhile')} style={{ marginBottom: 16 }}
      description={<><ul className={styles['history']}>{news.map((step) => <li key={`${step.at} ${step.type}`}>{formatInstant(step.at)} {textOf(step)}</li>)}</ul><p className={styles['hint']}>{hint}</p></>}
    />
  );
}
