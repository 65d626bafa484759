import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferralView } from '@/api/types.gen';
import { FileLinks } from '@/features/documents/public/file-links';
import { formatInstant } from '@/lib/dates';
import { dropDraft, readDraft } from '@/lib/drafts';
import { useMe } from '@/lib/me';
import { CopyButton } from '@/ui/copy-button';
import { replyDraft, type ReplyFields } from './reply-form';
import styles from './referrals.module.css';
import { useStepText } from './step-text';

/** What somebody was writing when a colleague answered first, or the referral ended: it can be read and taken elsewhere until it is given up. */
export function UnsentReply({ referral: { id, replyText, history, endedAt } }: { referral: ReferralView }): React.JSX.Element | null {
  const { t } = useTranslation('referrals');
  const me = useMe();
  const textOf = useStepText();
  const [{ text = '', files = [] }, setUnsent] = useState<Partial<ReplyFields>>(() => readDraft<Partial<ReplyFields>>(me.id, replyDraft(id))?.values ?? {});
  const last = history.at(-1);
  // The news of one's own reply may be quicker than its answer.
  if ((text.trim() === '' && files.length === 0) || text.trim() === replyText?.trim()) return null;
  const giveUp = (): void => {
    dropDraft(me.id, replyDraft(id));
    setUnsent({});
  };
  return (
    <section className={styles['panel']} aria-labelledby="unsent">
      <h2 id="unsent">{t('unsent')}</h2>
      {last && <p><strong>{formatInstant(last.at)} {textOf(last)}</strong></p>}
      <p className={styles['about']}>{t('unsent.hint')}</p>
      <blockquote className={styles['text']}>{text}</blockquote>
      {files.length > 0 && <><p className={styles['about']}>{t('unsent.files')}</p><FileLinks files={files} closed={endedAt !== null} /></>}
      <div className={styles['actions']}>
        {text.trim() !== '' && <CopyButton type="primary" text={text} label={t('unsent.copy')} />}
        <Button onClick={giveUp}>{t('unsent.giveUp')}</Button>
      </div>
    </section>
  );
}
