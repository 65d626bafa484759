import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FenItem } from '@/ui/fields/fen-item';
import { MonthField } from '@/ui/fields/month-field';
import { useWord } from '@/words/use-word';
import { CLAIM_KINDS } from '../../wanted';

/** What somebody says they are owed. @param path where the claim stands in the form, empty when the form is the claim */
export function ClaimFields({ path = [] }: { path?: readonly (string | number)[] }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const word = useWord();
  const required = [{ required: true, message: t('required') }];
  return (
    <>
      <Form.Item name={[...path, 'kind']} label={t('kind')} rules={required}><Select options={CLAIM_KINDS.map((value) => ({ value, label: word('paymentKind', value) }))} /></Form.Item>
      <FenItem name={[...path, 'claimedFen']} label={t('claimed')} required />
      <Form.Item name={[...path, 'from']} label={t('from')}><MonthField /></Form.Item>
      <Form.Item name={[...path, 'to']} label={t('to')}><MonthField /></Form.Item>
    </>
  );
}
