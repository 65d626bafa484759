import { useTranslation } from 'react-i18next';
import { useCaseDocuments } from '../queries';
import { FileLinks } from './file-links';

/** The papers of an entry, to be opened. */
export function DocumentLinks({ caseId, ids }: { caseId: string; ids: readonly string[] }): React.JSX.Element | null {
  return ids.length === 0 ? null : <Links caseId={caseId} ids={ids} />;
}

function Links({ caseId, ids }: { caseId: string; ids: readonly string[] }): React.JSX.Element {
  const { t } = useTranslation('documents');
  const known = useCaseDocuments(caseId).data?.items ?? [];
  return <FileLinks files={ids.map((id) => known.find((document) => document.id === id) ?? { id, name: t('unnamed') })} />;
}
