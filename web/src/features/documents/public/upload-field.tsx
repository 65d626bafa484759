import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DocumentView } from '@/api/types.gen';
import { useUploads } from '@/lib/use-uploads';
import { FileDrop } from '@/ui/file-drop';
import { documentAddress } from './document-address';
import styles from './documents.module.css';

type NamedDocument = Pick<DocumentView, 'id' | 'name'>;

interface Props {
  /** Of the input, for the label of a form. */
  id?: string;
  /** Where files are sent to. */
  url: string;
  files: readonly NamedDocument[];
  onAdd: (document: DocumentView) => void;
  onRemove: (id: string) => void;
  /** In place of 拖入文件，或点此选择. */
  label?: string;
}

/** Files that go with what is written: dropped, chosen or photographed, kept by the server at once, named here. */
export function UploadField({ id, url, files, onAdd, onRemove, label }: Props): React.JSX.Element {
  const { t } = useTranslation('documents');
  const { progress, refused, send } = useUploads<DocumentView>(url, onAdd);
  return (
    <>
      {refused.map(({ name, problem }, place) => <Alert key={place} type="error" showIcon role="alert" title={t('refused', { name, reason: problem.message })} style={{ marginBottom: 8 }} />)}
      <FileDrop {...(id === undefined ? {} : { id })} label={label ?? t('add')} camera={t('camera')} hint={t('addHint')} multiple progress={progress} onFiles={(given) => void send(given)} />
      {files.length > 0 && (
        <ul className={styles['files']}>
          {files.map((file) => (
            <li key={file.id}>
              <a href={documentAddress(file.id)} download>{file.name}</a>
              <Button type="link" size="small" onClick={() => onRemove(file.id)} aria-label={t('remove', { name: file.name })}>✕</Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
