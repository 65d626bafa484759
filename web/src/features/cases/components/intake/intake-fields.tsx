import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CreateCaseBody } from '@/api/types.gen';
import { useMe } from '@/lib/me';
import { useRegions } from '@/lib/regions';
import { FenItem } from '@/ui/fields/fen-item';
import { InstantField } from '@/ui/fields/instant-field';
import { useWord } from '@/words/use-word';
import { CHANNELS, ESCALATORS } from '../codes';
import styles from './intake.module.css';
import { SameEmployer } from './same-employer';

/** What is asked on the phone, in the order in which people tell it. */
export function IntakeFields(): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const required = [{ required: true, message: t('field.required') }];
  return (
    <div className={styles['columns']}>
      <fieldset className={styles['part']}>
        <legend>{t('intake.report')}</legend>
        <Form.Item name="channel" label={t('field.channel')} rules={required}><Select options={CHANNELS.map((value) => ({ value, label: word('channel', value) }))} /></Form.Item>
        <Form.Item name="reportedAt" label={t('field.reportedAt')} rules={required}><InstantField /></Form.Item>
        <Form.Item name="summary" label={t('field.summary')} extra={t('intake.summaryHint')} rules={required}><Input.TextArea rows={6} maxLength={4000} /></Form.Item>
        <Form.Item name={['reporter', 'name']} label={t('field.reporterName')}><Input maxLength={60} autoComplete="off" /></Form.Item>
        <Form.Item name={['reporter', 'phone']} label={t('field.reporterPhone')} extra={t('intake.phoneHint')}><Input type="tel" maxLength={40} autoComplete="off" /></Form.Item>
      </fieldset>
      <fieldset className={styles['part']}>
        <legend>{t('intake.employer')}</legend>
        <SameEmployer />
        <EmployerFields />
      </fieldset>
      <fieldset className={styles['part']}>
        <legend>{t('intake.scale')}</legend>
        <Form.Item name="workersReported" label={t('field.workersReported')} rules={required}><InputNumber min={0} max={1_000_000} precision={0} style={{ width: '100%' }} /></Form.Item>
        <FenItem name="wagesReportedFen" label={t('field.wagesReported')} />
        <Form.Item name="escalators" label={t('field.escalators')} extra={t('intake.escalatorsHint')}>
          <Checkbox.Group options={ESCALATORS.map((value) => ({ value, label: word('escalator', value) }))} />
        </Form.Item>
      </fieldset>
    </div>
  );
}

function EmployerFields(): React.JSX.Element {
  const { t } = useTranslation('cases');
  const { regionCode } = useMe();
  const offered = useRegions([regionCode]).within(regionCode);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <>
      <Form.Item name={['employer', 'name']} label={t('field.employerName')} rules={required}><Input maxLength={200} autoComplete="off" /></Form.Item>
      <Form.Item name={['employer', 'regionCode']} label={t('field.region')} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} loading={offered.length === 0} options={offered.map(({ code, name }) => ({ value: code, label: name }))} />
      </Form.Item>
      <Form.Item name={['employer', 'uscc']} label={t('field.uscc')}><Input maxLength={40} autoComplete="off" /></Form.Item>
      <Form.Item name={['employer', 'industryCode']} label={t('field.industry')} extra={t('intake.industryHint')}><Input maxLength={10} autoComplete="off" /></Form.Item>
      <Form.Item name={['employer', 'address']} label={t('field.address')}><Input maxLength={300} autoComplete="off" /></Form.Item>
      <Form.Item name={['employer', 'contact', 'name']} label={t('field.contactName')}><Input maxLength={60} autoComplete="off" /></Form.Item>
      <Form.Item name={['employer', 'contact', 'phone']} label={t('field.contactPhone')}><Input type="tel" maxLength={40} autoComplete="off" /></Form.Item>
    </>
  );
}

export type IntakeValues = { [Field in keyof CreateCaseBody]?: CreateCaseBody[Field] | null };
