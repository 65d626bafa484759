import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferralView } from '@/api/types.gen';
import { dropDraft, readDraft } from '@/lib/drafts';
import { useMe } from '@/lib/me';
import { replyDraft } from './reply-form';
import styles from './referrals.module.css';

/** What somebody was writing when a colleague answered first, or the referral ended: it can be read and taken elsewhere until it is given up. */
export function UnsentReply({ referral: { id, replyText } }: { referral: ReferralView }): React.JSX.Element | null {
  const { t } = useTranslation('referrals');
  const me = useMe();
  const [text, setText] = useState(() => readDraft<{ text?: string }>(me.id, replyDraft(id))?.values.text ?? '');
  // The news of one's own reply may be quicker than its answer.
  if (text.trim() === '' || text.trim() === replyText?.trim()) return null;
  const giveUp = (): void => {
    dropDraft(me.id, replyDraft(id));
    setText('');
  };
  return (
    <section className={styles['panel']} aria-labelledby="unsent">
      <h2 id="unsent">{t('unsent')}</h2>
      <p className={styles['about']}>{t('unsent.hint')}</p>
      <p className={styles['text']}>{text}</p>
      <Button onClick={giveUp}>{t('unsent.giveUp')}</Button>
    </section>
  );
}
