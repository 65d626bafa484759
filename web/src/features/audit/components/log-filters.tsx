import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayInput } from '@/ui/fields/day-input';
import { SearchBox } from '@/ui/search-box';
import { AREAS } from './action-words';
import styles from './audit.module.css';

export interface Asked {
  /** An action, or with a dot at its end all that begin so; empty: any. */
  action: string;
  actorName: string;
  caseNumber: string;
  /** Business dates, both included; empty: any. */
  from: string;
  to: string;
}

interface Props {
  asked: Asked;
  onAsk: (asked: Asked) => void;
}

/** Who, which case, what and when. */
export function LogFilters({ asked, onAsk }: Props): React.JSX.Element {
  const { t } = useTranslation('audit');
  const areas = [{ value: '', label: t('anyAction') }, ...AREAS.map((area) => ({ value: `${area}.`, label: t(`area.${area}`) }))];
  return (
    <search className={styles['filters']} aria-label={t('filters')}>
      <Select aria-label={t('action')} showSearch={{ optionFilterProp: 'label' }} value={asked.action} options={areas} onChange={(action) => onAsk({ ...asked, action })} />
      <SearchBox label={t('whoSearch')} value={asked.actorName} onSearch={(actorName) => onAsk({ ...asked, actorName })} />
      <SearchBox label={t('caseSearch')} value={asked.caseNumber} onSearch={(caseNumber) => onAsk({ ...asked, caseNumber })} />
      <DayInput end="from" value={asked.from} max={asked.to} onChange={(from) => onAsk({ ...asked, from })} />
      <DayInput end="to" value={asked.to} min={asked.from} onChange={(to) => onAsk({ ...asked, to })} />
    </search>
  );
}
