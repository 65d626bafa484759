import { Form, Input, Radio } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { requestsAsk } from '@/api/sdk.gen';
import type { CaseView, RequestBody, RequestView } from '@/api/types.gen';
import type { Once } from '@/lib/use-command';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { usePlanInForce } from '../../queries';
import { RecordDialog } from '@/ui/record-dialog';
import { ExtensionFields } from './extension-fields';
import { RescheduleFields } from './reschedule-fields';

type Type = Extract<RequestBody['type'], 'extension' | 'suspension' | 'reschedule' | 'emergencyRead'>;
type Fields = Omit<RequestBody, 'type'> & { type: Type };

/** What is asked for is sent with its reason; what could not be granted now is refused at once, with everything in the way. */
export function RequestDialog({ kase, onClose }: { kase: CaseView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const [form] = Form.useForm<Fields>();
  const types = useTypes(kase);
  const type = Form.useWatch<Type | undefined>('type', form);
  const { data: plan } = usePlanInForce(kase.id);
  const send = useCallback((body: RequestBody, once: Once) => requestsAsk({ path: { id: kase.id }, body, ...once }), [kase.id]);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <RecordDialog<Fields, RequestBody, RequestView>
      title={t('request.title')} name={`request.${kase.id}`} form={form} send={send} submit={t('request.ask')} onClose={onClose} {...(types[0] === undefined ? {} : { initial: { type: types[0] } })} width={640}
      toBody={(fields) => toBody(fields, plan?.id)}
    >
      <Form.Item name="type" label={t('request.type')} {...(type === undefined ? {} : { extra: t(`request.about.${type}`) })} rules={required}>
        <Radio.Group options={types.map((value) => ({ value, label: word('requestType', value) }))} />
      </Form.Item>
      {type === 'extension' && <ExtensionFields caseId={kase.id} />}
      {type === 'reschedule' && plan && <RescheduleFields caseId={kase.id} plan={plan} />}
      <Form.Item name="reason" label={t('payload.reason')} rules={required}><Input.TextArea rows={4} count={upTo(4000)} /></Form.Item>
    </RecordDialog>
  );
}

/** Whoever is not on the case asks to read it; the task force for time, a pause, or other instalments. */
function useTypes({ id, standing, suspendedAt }: CaseView): readonly Type[] {
  const { data: plan } = usePlanInForce(id);
  if (standing === 'onlooker') return ['emergencyRead'];
  return ['extension', ...(suspendedAt === null ? (['suspension'] as const) : []), ...(plan ? (['reschedule'] as const) : [])];
}

/** Without what belongs to another type that was chosen before. */
function toBody({ type, reason = '', deadlineId, length, unit, instalments, documentIds }: Fields, planId: string | undefined): RequestBody {
  if (type === 'extension') return { type, reason, ...(deadlineId ? { deadlineId } : {}), ...(typeof length === 'number' ? { length } : {}), ...(unit ? { unit } : {}) };
  if (type !== 'reschedule') return { type, reason };
  return { type, reason, ...(planId === undefined ? {} : { planId }), instalments: instalments ?? [], ...(documentIds && documentIds.length > 0 ? { documentIds } : {}) };
}
