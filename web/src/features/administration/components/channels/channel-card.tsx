import { Alert, Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsTest } from '@/api/sdk.gen';
import type { ChannelTestView, ChannelView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { colon } from '@/lib/punctuation';
import { useRegions } from '@/lib/regions';
import { type Once, useCommand } from '@/lib/use-command';
import { ProblemAlert } from '@/ui/problem-alert';
import { useWord } from '@/words/use-word';
import styles from '../administration.module.css';

/** A shared way out of the house: how it does, and a message to try it. */
export function ChannelCard({ channel, onChange }: { channel: ChannelView; onChange: () => void }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const word = useWord();
  const { id, kind, name, regionCode, addressMasked, hasSecret, state, waiting, lastAttempt } = channel;
  const regions = useRegions([regionCode]);
  const send = useCallback((_: null, once: Once) => channelsTest({ path: { id }, ...once }), [id]);
  const { run, pending, problem } = useCommand(send);
  const [result, setResult] = useState<ChannelTestView | null>(null);
  const test = async (): Promise<void> => {
    setResult(null);
    const outcome = await run(null);
    if (outcome.done) setResult(outcome.output);
  };
  return (
    <li className={styles['card']}>
      <div className={styles['row']} style={{ justifyContent: 'space-between' }}>
        <h3>{name} <span className={styles['muted']}>{word('channelKind', kind)}</span></h3>
        <span className={styles[state === 'active' ? 'ok' : 'muted']}>{word('channelState', state)}</span>
      </div>
      <p className={styles['muted']}>{[addressMasked, regions.nameOf(regionCode), t(hasSecret ? 'channel.signed' : 'channel.unsigned')].join(' · ')}</p>
      {waiting > 0 && <p className={styles['warn']}>{t('channel.waiting', { count: waiting })}</p>}
      <p>{lastAttempt === null ? t('channel.neverUsed') : (
        <span className={styles[lastAttempt.result === 'accepted' ? 'ok' : 'over']}>{t('channel.last', { at: formatInstant(lastAttempt.at), result: word('deliveryResult', lastAttempt.result) })}{lastAttempt.message !== null && `${colon()}${lastAttempt.message}`}</span>
      )}</p>
      <ProblemAlert problem={problem} />
      {result && (
        <Alert
          role="status" type={result.result === 'accepted' ? 'success' : 'error'} showIcon style={{ marginBottom: 8 }}
          title={result.result === 'accepted' ? t('channel.testArrived') : t('channel.testFailed', { result: word('deliveryResult', result.result) })} description={result.message}
        />
      )}
      <div className={styles['row']}>
        <Button onClick={() => void test()} loading={pending} disabled={state !== 'active'} aria-label={t('channel.testOf', { name })}>{t('channel.test')}</Button>
        <Button onClick={onChange} aria-label={t('channel.changeOf', { name })}>{t('change')}</Button>
      </div>
    </li>
  );
}
