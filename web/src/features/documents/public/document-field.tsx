import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentView } from '@/api/types.gen';
import { useCaseDocuments } from '../queries';
import styles from './documents.module.css';
import { UploadField } from './upload-field';

interface Props {
  id?: string;
  caseId: string;
  /** Ids of documents of the case, as `documentIds` of the API. */
  value?: readonly string[] | null;
  onChange?: (ids: string[]) => void;
}

/** A form's field for documents: uploaded in place, or chosen from those the case has. Holds their ids. */
export function DocumentField({ id, caseId, value, onChange }: Props): React.JSX.Element {
  const { t } = useTranslation('documents');
  const { data } = useCaseDocuments(caseId);
  const [sent, setSent] = useState<readonly DocumentView[]>([]);
  const ids = value ?? [];
  const known = new Map([...sent, ...(data?.items ?? [])].map((document) => [document.id, document]));
  const others = [...known.values()].filter((document) => !ids.includes(document.id));
  const add = (documentId: string): void => onChange?.([...ids.filter((other) => other !== documentId), documentId]);
  return (
    <>
      <UploadField
        {...(id === undefined ? {} : { id })} url={`/api/v1/cases/${caseId}/documents`} files={ids.map((documentId) => known.get(documentId) ?? { id: documentId, name: t('unnamed') })}
        onAdd={(document) => {
          setSent((earlier) => [...earlier, document]);
          add(document.id);
        }}
        onRemove={(documentId) => onChange?.(ids.filter((other) => other !== documentId))}
      />
      {others.length > 0 && (
        <Select
          className={styles['choose'] ?? ''} value={null} placeholder={t('choose')} aria-label={t('choose')} showSearch={{ optionFilterProp: 'label' }}
          options={others.map((document) => ({ value: document.id, label: document.name }))} onSelect={(documentId: string | null) => documentId !== null && add(documentId)}
        />
      )}
    </>
  );
}
