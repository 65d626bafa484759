import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView, ReferralRowView } from '@/api/types.gen';
import { EmptyState } from '@/ui/empty-state';
import { lazily } from '@/ui/lazily';
import { useReferrals } from '../../queries';
import { Section } from '../entries';
import styles from '../entries.module.css';
import type { OpenForm } from '../use-open-form';
import { ReferralEntry } from './referral-entry';

const SendDialog = lazily(() => import('./send-dialog').then((part) => part.SendDialog));

/** When departments can be asked: from the acceptance on. */
const STAGES: readonly CaseView['state'][] = ['investigating', 'verifying', 'coordinating', 'supervising'];

/** 快联动: which departments were asked, what they answered, how long they have, and what the task force does with it. */
export function CoordinationTab({ kase, form }: { kase: CaseView; form: OpenForm }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const { data: referrals } = useReferrals(kase.id);
  const [what, handedOn] = (form.open ?? '').split(':');
  const maySend = kase.standing !== 'onlooker' && STAGES.includes(kase.state);
  const handOn = ({ id }: ReferralRowView): void => form.show('coordination', `referral:${id}`);
  return (
    <Section title={t('referral.list')} hint={t('referral.about')} action={maySend && <Button type="primary" onClick={() => form.show('coordination', 'referral')}>{t('referral.send')}</Button>}>
      {referrals?.length === 0 && <EmptyState title={t('referral.none')} hint={t(kase.state === 'reported' ? 'referral.noneYet' : 'referral.noneHint')} />}
      <ul className={styles['entries']}>
        {referrals && byUrgency(referrals).map((referral) => (
          <ReferralEntry key={referral.id} referral={referral} isLast={isLast(referral, referrals)} isMeant={referral.id === form.at} {...(maySend ? { onHandOn: handOn } : {})} />
        ))}
      </ul>
      {referrals && what === 'referral' && <SendDialog kase={kase} referrals={referrals} after={referrals.find(({ id }) => id === handedOn) ?? null} onClose={form.close} />}
    </Section>
  );
}

const isLast = ({ matterId, place }: ReferralRowView, all: readonly ReferralRowView[]): boolean => all.every((other) => other.matterId !== matterId || other.place <= place);

/** Those that still run first, by what is due next; those that have ended by when. */
function byUrgency(referrals: readonly ReferralRowView[]): ReferralRowView[] {
  return referrals.toSorted((a, b) => {
    if ((a.endedAt === null) !== (b.endedAt === null)) return a.endedAt === null ? -1 : 1;
    return a.endedAt === null ? (a.nextDueAt ?? '9').localeCompare(b.nextDueAt ?? '9') : (b.endedAt ?? '').localeCompare(a.endedAt);
  });
}
