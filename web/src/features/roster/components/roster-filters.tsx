import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
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
      <Select
        style={{ minWidth: 130 }} value={only ?? 'all'} aria-label={t('only')} onChange={(value) => next({ only: SELECTIONS.find((one) => one === value) })}
        options={[{ value: 'all', label: t('only.all') }, ...SELECTIONS.map((value) => ({ value, label: t(`only.${value}`) }))]}
      />
      <Select
        style={{ minWidth: 130 }} value={kind ?? 'all'} aria-label={t('kind')} onChange={(value) => next({ kind: CLAIM_KINDS.find((one) => one === value) })}
        options={[{ value: 'all', label: t('kind.all') }, ...CLAIM_KINDS.map((value) => ({ value, label: word('paymentKind', value) }))]}
      />
    </div>
  );
}
