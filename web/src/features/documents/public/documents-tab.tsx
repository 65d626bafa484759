import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { caseDocumentsClassify } from '@/api/sdk.gen';
import type { CaseDocumentView, CaseView, ClassifyDocumentBody } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { comma } from '@/lib/punctuation';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { EmptyState } from '@/ui/empty-state';
import { Pick } from '@/ui/pick';
import { ProblemAlert } from '@/ui/problem-alert';
import { type RowColumn, RowTable } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import { useDocumentPages } from '../queries';
import { documentAddress } from './document-address';
import { UploadField } from './upload-field';

const CATEGORIES = ['identity', 'employment', 'wages', 'socialInsurance', 'employer', 'scene', 'agreement', 'payment', 'official', 'other'] as const satisfies readonly ClassifyDocumentBody['category'][];

/** The papers of a case: sent here or with what they belong to, told apart by what they show. */
export function DocumentsTab({ kase }: { kase: CaseView }): React.JSX.Element {
  const { t } = useTranslation('documents');
  const word = useWord();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useDocumentPages(kase.id);
  const mayWrite = kase.standing !== 'onlooker';
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const columns: RowColumn<CaseDocumentView>[] = [
    { key: 'name', title: t('name'), onPhone: 'bare', render: ({ id, name }) => <a href={documentAddress(id)} download>{name}</a> },
    { key: 'category', title: t('category'), width: 180, render: (document) => (mayWrite ? <Category caseId={kase.id} document={document} /> : document.category === null ? '—' : word('documentCategory', document.category)) },
    { key: 'belongs', title: t('belongs'), render: ({ uses }) => (uses.length === 0 ? t('loose') : uses.map((use) => word('documentUse', use)).join(comma())) },
    { key: 'size', title: t('size'), align: 'end', width: 100, render: ({ size }) => sizeOf(size) },
    { key: 'at', title: t('uploadedAt'), width: 190, render: ({ uploadedAt }) => formatInstant(uploadedAt) },
  ];
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      {mayWrite && <UploadField url={`/api/v1/cases/${kase.id}/documents`} files={[]} onAdd={() => undefined} onRemove={() => undefined} />}
      {isProblem(error) && <ProblemAlert problem={error} />}
      {data && <RowTable rows={rows} rowKey={({ id }) => id} columns={columns} label={t('title')} empty={<EmptyState title={t('none')} hint={t('none.hint')} />} />}
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('more')}</Button>}
    </div>
  );
}

function Category({ caseId, document: { id, name, category } }: { caseId: string; document: CaseDocumentView }): React.JSX.Element {
  const { t } = useTranslation('documents');
  const word = useWord();
  const send = useCallback((body: ClassifyDocumentBody, once: Once) => caseDocumentsClassify({ path: { id: caseId, documentId: id }, body, ...once }), [caseId, id]);
  const { run, pending, problem } = useCommand(send);
  const choose = async (next: ClassifyDocumentBody['category']): Promise<void> => {
    if ((await run({ category: next })).done) toast.done(t('classified'));
  };
  return (
    <>
      <Pick
        label={t('categoryOf', { name })} value={category} placeholder={t('uncategorised')} disabled={pending}
        options={CATEGORIES.map((value) => ({ value, label: word('documentCategory', value) }))} onPick={(next) => void choose(next)}
      />
      <ProblemAlert problem={problem} />
    </>
  );
}

/** Bytes as people read them. */
const sizeOf = (bytes: number): string => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);
