import { Alert, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreatedView, LedgerView, PaymentBody } from '@/api/types.gen';
import { useUploads } from '@/lib/use-uploads';
import { CommandDialog } from '@/ui/command-dialog';
import { FileDrop } from '@/ui/file-drop';
import { useWord } from '@/words/use-word';
import type { CasePart } from '../case-form';
import { kindsOwed } from '../kinds';
import { ImportReview } from './import-review';

/** A bank's return file: dropped, read by the program, looked at and matched by hand, and only then written. */
export function ImportDialog({ part, ledger, importId }: { part: CasePart; ledger: LedgerView; importId: string }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  return (
    <CommandDialog title={t('import.title')} open onClose={part.close} width={920}>
      {importId === '' ? <Drop part={part} ledger={ledger} /> : <ImportReview part={part} importId={importId} />}
    </CommandDialog>
  );
}

function Drop({ part, ledger }: { part: CasePart; ledger: LedgerView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const [kind, setKind] = useState<PaymentBody['kind']>(ledger.byKind[0]?.kind ?? 'wages');
  const { progress, refused, send } = useUploads<CreatedView>(`/api/v1/cases/${part.kase.id}/payment-imports`, ({ id }) => part.show(`import:${id}`), { kind, apply: 'review' });
  return (
    <Form layout="vertical">
      <Form.Item label={t('import.kind')} htmlFor="importKind"><Select id="importKind" value={kind} onChange={setKind} options={kindsOwed(ledger).map((value) => ({ value, label: word('paymentKind', value) }))} /></Form.Item>
      {refused.map(({ name, problem }) => <Alert key={name} type="error" showIcon role="alert" title={problem.message} style={{ marginBottom: 8 }} />)}
      <FileDrop label={t('import.drop')} hint={t('import.drop.hint')} accept=".csv,.txt,.xlsx" progress={progress} onFiles={(files) => void send(files)} />
    </Form>
  );
}
