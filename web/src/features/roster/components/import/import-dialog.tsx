import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreatedView } from '@/api/types.gen';
import { useUploads } from '@/lib/use-uploads';
import { CommandDialog } from '@/ui/command-dialog';
import { FileDrop } from '@/ui/file-drop';
import { EarlierImports } from './earlier-imports';
import { OneImport } from './one-import';
import { RosterColumns } from './roster-columns';

/** A roster comes from a file: dropped, read, looked at, and only then taken over. */
export function ImportDialog({ caseId, onClose }: { caseId: string; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const [importId, setImportId] = useState<string | null>(null);
  const { progress, refused, send } = useUploads<CreatedView>(`/api/v1/cases/${caseId}/roster-imports`, ({ id }) => setImportId(id), { apply: 'review' });
  const give = (files: readonly File[]): void => {
    setImportId(null);
    void send(files);
  };
  return (
    <CommandDialog title={t('import')} open onClose={onClose} width={760}>
      {refused.map(({ name, problem }) => <Alert key={name} type="error" showIcon role="alert" title={t('import.refusedFile', { name })} description={problem.problem.blockers?.map(({ message }) => message).join(' ') ?? problem.message} style={{ marginBottom: 12 }} />)}
      <FileDrop label={t(importId === null ? 'import.drop' : 'import.dropAnother')} hint={t('import.hint')} accept=".xlsx,.csv" progress={progress} onFiles={give} />
      {importId === null && progress === null && <><RosterColumns /><EarlierImports caseId={caseId} onShow={setImportId} /></>}
      {importId !== null && <OneImport key={importId} caseId={caseId} importId={importId} onClose={onClose} onCorrected={(file) => give([file])} />}
    </CommandDialog>
  );
}
