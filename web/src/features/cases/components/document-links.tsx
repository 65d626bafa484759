import { useTranslation } from 'react-i18next';
import { useDocuments } from '../queries';
import styles from './entries.module.css';

/** The papers of an entry, to be opened; by number where their names may not be read. */
export function DocumentLinks({ caseId, ids }: { caseId: string; ids: readonly string[] }): React.JSX.Element | null {
  return ids.length === 0 ? null : <Links caseId={caseId} ids={ids} />;
}

function Links({ caseId, ids }: { caseId: string; ids: readonly string[] }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const known = useDocuments(caseId).data?.items ?? [];
  return <ul className={styles['plain']}>{ids.map((id, place) => <li key={id}><a href={`/api/v1/documents/${id}`} download>{known.find((document) => document.id === id)?.name ?? t('document.number', { number: place + 1 })}</a></li>)}</ul>;
}
