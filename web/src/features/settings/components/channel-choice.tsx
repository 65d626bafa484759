import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OfferedChannelView } from '@/api/types.gen';
import { useWord } from '@/words/use-word';
import styles from './settings.module.css';

interface Props {
  offered: readonly OfferedChannelView[];
  value?: string[];
  onChange?: (channels: string[]) => void;
}

/** Which of the channels on offer are used, and in which order they are tried. */
export function ChannelChoice({ offered, value = [], onChange }: Props): React.JSX.Element {
  const { t } = useTranslation('settings');
  const word = useWord();
  const nameOf = ({ kind, name }: OfferedChannelView): string => [word('channelKind', kind), name].filter((part) => part !== null).join(' · ');
  const chosen = value.flatMap((id) => offered.find((channel) => channel.id === id) ?? []);
  const others = offered.filter(({ id }) => !value.includes(id));
  const moveUp = (id: string): void => {
    const at = value.indexOf(id);
    onChange?.(value.with(at - 1, id).with(at, value[at - 1] ?? id));
  };
  if (offered.length === 0) return <p className={styles['muted']}>{t('noChannels')}</p>;
  return (
    <ul className={styles['channels']}>
      {[...chosen, ...others].map((channel) => {
        const { id, addressMasked, state } = channel;
        const isChosen = value.includes(id);
        return (
          <li key={id} className={styles['channel']}>
            <Checkbox checked={isChosen} disabled={!isChosen && (addressMasked === null || state !== 'active')} onChange={() => onChange?.(isChosen ? value.filter((other) => other !== id) : [...value, id])}>
              {nameOf(channel)} <span className={styles['muted']}>{addressMasked ?? t('noAddress')}{state === 'active' ? '' : ` · ${word('channelState', state)}`}</span>
            </Checkbox>
            {isChosen && value.indexOf(id) > 0 && <Button size="small" onClick={() => moveUp(id)} aria-label={t('moveUp', { name: nameOf(channel) })}>↑</Button>}
          </li>
        );
      })}
    </ul>
  );
}
