import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WorkerView } from '@/api/types.gen';
import { DateField } from '@/ui/fields/date-field';
import { upTo } from '@/ui/fields/up-to';

/** What is recorded of a person. @param known whose record is corrected: their numbers are shown masked, and stay when nothing is typed */
export function WorkerFields({ known }: { known?: WorkerView }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const number = (masked: string | null | undefined) => <Input count={upTo(40)} autoComplete="off" placeholder={masked ?? ''} />;
  const extra = known ? { extra: t('keptWhenEmpty') } : {};
  return (
    <>
      <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input count={upTo(60)} /></Form.Item>
      <Form.Item name="idNumber" label={t('idNumber')} {...extra}>{number(known?.idNumberMasked)}</Form.Item>
      <Form.Item name="phone" label={t('phone')} {...extra}>{number(known?.phoneMasked)}</Form.Item>
      <Form.Item name="bankCard" label={t('bankCard')} {...extra}>{number(known?.bankCardMasked)}</Form.Item>
      <Form.Item name="bankName" label={t('bankName')}><Input count={upTo(60)} /></Form.Item>
      <Form.Item name="job" label={t('job')}><Input count={upTo(60)} /></Form.Item>
      <Form.Item name="migrantWorker" label={t('migrant')}><Radio.Group options={[{ value: true, label: t('yes') }, { value: false, label: t('no') }, { value: null, label: t('unknown') }]} /></Form.Item>
      <Form.Item name="hiredOn" label={t('hiredOn')}><DateField /></Form.Item>
      <Form.Item name="note" label={t('note')}><Input.TextArea rows={2} count={upTo(500)} /></Form.Item>
    </>
  );
}
