import { useTranslation } from 'react-i18next';
import type { AuditEntryView } from '@/api/types.gen';
import styles from './audit.module.css';

/** Everything an entry holds, and the link of its chain. */
export function EntryDetails({ entry: { chain, seq, action, details, actorId, hash, previousHash } }: { entry: AuditEntryView }): React.JSX.Element {
  const { t } = useTranslation('audit');
  const rows: [string, string][] = [
    [t('detail.action'), action],
    ...Object.entries(details).map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    [t('detail.place'), t('detail.nth', { chain, seq })],
    [t('detail.actorId'), actorId ?? '—'],
  ];
  return (
    <details>
      <summary>{t('detail.show')}<span className="visually-hidden"> {seq}</span></summary>
      <dl className={styles['details']}>
        {rows.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}.`}>{value}</dd>])}
        <dt>{t('detail.hash')}</dt><dd className={styles['hash']}>{hash}</dd>
        <dt>{t('detail.previous')}</dt><dd className={styles['hash']}>{previousHash}</dd>
      </dl>
    </details>
  );
}
