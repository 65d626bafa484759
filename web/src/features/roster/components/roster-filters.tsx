import { useTranslation } from 'react-i18next';
import { Pick } from '@/ui/pick';
import { SearchBox } from '@/ui/search-box';
import { useWord } from '@/words/use-word';
import { CLAIM_KINDS, SELECTIONS, type Wanted } from '../wanted';
import styles from './roster.module.css';

/** Whom to show: by name, by what is still to be done about them, by what they claim. */
export function RosterFilters({ wanted, onChange, mayFind }: { wanted: Wanted; onChange: (wanted: Wanted) => void; mayFind: boolean }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const word = useWord();
  const { only, kind, name, ...rest } = wanted;
  const next = (change: { [Key in keyof Wanted]?: Wanted[Key] | undefined }): void =>
    onChange(Object.fromEntries(Object.entries({ ...rest, only, kind, name, ...change }).filter(([, value]) => value !== undefined && value !== '')));
  return (
    <div className={styles['filters']} role="search">
      {mayFind && <span className={styles['search']}><SearchBox label={t('find')} value={name ?? ''} onSearch={(text) => next({ name: text })} /></span>}
      <Pick
        label={t('only')} value={only ?? 'all'} onPick={(value) => next({ only: value === 'all' ? undefined : value })}
        options={[{ value: 'all' as const, label: t('only.all') }, ...SELECTIONS.map((value) => ({ value, label: t(`only.${value}`) }))]}
      />
      <Pick
        label={t('kind')} value={kind ?? 'all'} onPick={(value) => next({ kind: value === 'all' ? undefined : value })}
        options={[{ value: 'all' as const, label: t('kind.all') }, ...CLAIM_KINDS.map((value) => ({ value, label: word('paymentKind', value) }))]}
      />
    </div>
  );
}
