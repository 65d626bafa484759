import { useTranslation } from 'react-i18next';
import { useCaseDocuments } from '../queries';
import { documentAddress } from './document-address';
import styles from './documents.module.css';

/** The papers of an entry, to be opened. */
export function DocumentLinks({ caseId, ids }: { caseId: string; ids: readonly string[] }): React.JSX.Element | null {
  return ids.length === 0 ? null : <Links caseId={caseId} ids={ids} />;
}

function Links({ caseId, ids }: { caseId: string; ids: readonly string[] }): React.JSX.Element {
  const { t } = useTranslation('documents');
  const known = useCaseDocuments(caseId).data?.items ?? [];
  return <ul className={styles['links']}>{ids.map((id) => <li key={id}><a href={documentAddress(id)} download>{known.find((document) => document.id === id)?.name ?? t('unnamed')}</a></li>)}</ul>;
}
