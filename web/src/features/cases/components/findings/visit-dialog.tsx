import { Form, Input, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { caseFindingsRecordVisit } from '@/api/sdk.gen';
import type { CaseView, CreatedView, VisitBody } from '@/api/types.gen';
import { DocumentField } from '@/features/documents/public/document-field';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { InstantField } from '@/ui/fields/instant-field';
import { upTo } from '@/ui/fields/up-to';
import { usePeople } from '../../queries';

/** 走访: two go together (劳动保障监察条例 Art. 16). */
export function VisitDialog({ kase, onClose }: { kase: CaseView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const send = useCallback((body: VisitBody, once: Once) => caseFindingsRecordVisit({ path: { id: kase.id }, body, ...once }), [kase.id]);
  const command = useCommand(send);
  const { data: people = [] } = usePeople('taskForce');
  const required = [{ required: true, message: t('field.required') }];
  const done = (): void => {
    onClose();
    toast.done(t('saved'));
  };
  return (
    <CommandDialog title={t('visit.title')} open onClose={onClose}>
      <CommandForm<VisitBody, VisitBody, CreatedView> name={`visit.${kase.id}`} command={command} submit={t('save')} onCancel={onClose} onDone={done} toInput={(fields) => fields}>
        <Form.Item name="visitedAt" label={t('visit.at')} rules={required}><InstantField /></Form.Item>
        <Form.Item name="visitorIds" label={t('visit.who')} extra={t('visit.two')} rules={required}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={people} /></Form.Item>
        <Form.Item name="place" label={t('visit.place')} rules={required}><Input count={upTo(300)} /></Form.Item>
        <Form.Item name="record" label={t('visit.record')} rules={required}><Input.TextArea rows={5} count={upTo(8000)} /></Form.Item>
        <Form.Item name="documentIds" label={t('visit.documents')}><DocumentField caseId={kase.id} /></Form.Item>
      </CommandForm>
    </CommandDialog>
  );
}
