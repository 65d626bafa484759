import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView, WorkerView } from '@/api/types.gen';
import { colon } from '@/lib/punctuation';
import { EmptyState } from '@/ui/empty-state';
import { lazily } from '@/ui/lazily';
import { useWord } from '@/words/use-word';
import { useAidItems, useHardship } from '../../queries';
import { Entry, Section } from '../entries';
import styles from '../entries.module.css';
import type { OpenForm } from '../use-open-form';
import { AidEntry } from './aid-entry';

const AidDialog = lazily(() => import('./aid-dialog').then((part) => part.AidDialog));
const ENDED: readonly CaseView['state'][] = ['closed', 'rejected', 'withdrawn', 'merged', 'transferred'];

/** 困难帮扶: who lives in hardship and has no decision yet, and what is done for whom. */
export function AidTab({ kase, form }: { kase: CaseView; form: OpenForm }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const { data: items, error } = useAidItems(kase.id);
  const { data: hardship } = useHardship(kase.id);
  const [what, workerId] = (form.open ?? '').split(':');
  const mayAsk = kase.standing !== 'onlooker' && !ENDED.includes(kase.state);
  const without = hardship?.filter(({ id }) => items?.every(({ workerId, state }) => workerId !== id || state === 'withdrawn'));
  return (
    <div style={{ display: 'grid', gap: 24 }}>
      {items && without && without.length > 0 && (
        <Section title={t('aid.without', { count: without.length })} hint={t('aid.withoutHint')}>
          <ul className={styles['entries']}>{without.map((worker) => <InHardship key={worker.id} worker={worker} {...(mayAsk ? { onAsk: () => form.show('aid', `aid:${worker.id}`) } : {})} />)}</ul>
        </Section>
      )}
      <Section title={t('aid.list')} error={error} action={mayAsk && <Button onClick={() => form.show('aid', 'aid')}>{t('aid.title')}</Button>}>
        {items?.length === 0 && <EmptyState title={t('aid.none')} hint={t('aid.hint')} />}
        <ul className={styles['entries']}>{items?.map((item) => <AidEntry key={item.id} item={item} />)}</ul>
      </Section>
      {hardship && what === 'aid' && <AidDialog kase={kase} hardship={hardship} chosen={hardship.find(({ id }) => id === workerId) ?? null} onClose={form.close} />}
    </div>
  );
}

function InHardship({ worker: { name, livingCondition, livingNote }, onAsk }: { worker: WorkerView; onAsk?: () => void }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  return (
    <Entry
      title={name} {...(livingCondition === null ? {} : { state: { word: word('livingCondition', livingCondition), tone: 'waiting' as const } })}
      actions={onAsk && <Button aria-label={`${t('aid.title')}${colon()}${name}`} onClick={onAsk}>{t('aid.title')}</Button>}
    >
      {livingNote !== null && <p className={styles['text']}>{livingNote}</p>}
    </Entry>
  );
}
