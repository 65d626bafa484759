import { Checkbox, Form, type FormRule as Rule, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CreateCaseBody } from '@/api/types.gen';
import { useMe } from '@/lib/me';
import { useRegions } from '@/lib/regions';
import { CountItem } from '@/ui/fields/count-item';
import { FenItem } from '@/ui/fields/fen-item';
import { InstantField } from '@/ui/fields/instant-field';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { CHANNELS, ESCALATORS } from '../codes';
import styles from './intake.module.css';
import { isPast, looksLikeIndustry, looksLikePhone, looksLikeUscc } from './looks-like';
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
        <Form.Item name="reportedAt" label={t('field.reportedAt')} rules={[...required, told(isPast, t('field.notInFuture'))]}><InstantField /></Form.Item>
        <Form.Item name="summary" label={t('field.summary')} extra={t('intake.summaryHint')} rules={required}><Input.TextArea rows={6} count={upTo(4000)} /></Form.Item>
        <Form.Item name={['reporter', 'name']} label={t('field.reporterName')}><Input count={upTo(60)} autoComplete="off" /></Form.Item>
        <Form.Item name={['reporter', 'phone']} label={t('field.reporterPhone')} rules={[told(looksLikePhone, t('field.phoneWrong'))]} extra={t('intake.phoneHint')}><Input type="tel" count={upTo(40)} autoComplete="off" /></Form.Item>
      </fieldset>
      <fieldset className={styles['part']}>
        <legend>{t('intake.employer')}</legend>
        <SameEmployer />
        <EmployerFields />
      </fieldset>
      <fieldset className={styles['part']}>
        <legend>{t('intake.scale')}</legend>
        <CountItem name="workersReported" label={t('field.workersReported')} min={1} max={1_000_000} required />
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
      <Form.Item name={['employer', 'name']} label={t('field.employerName')} rules={required}><Input count={upTo(200)} autoComplete="off" /></Form.Item>
      <Form.Item name={['employer', 'regionCode']} label={t('field.region')} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} loading={offered.length === 0} options={offered.map(({ code, name }) => ({ value: code, label: name }))} />
      </Form.Item>
      <Form.Item name={['employer', 'uscc']} label={t('field.uscc')} rules={[told(looksLikeUscc, t('field.usccWrong'))]}><Input count={upTo(40)} autoComplete="off" /></Form.Item>
      <Form.Item name={['employer', 'industryCode']} label={t('field.industry')} rules={[told(looksLikeIndustry, t('field.industryWrong'))]} extra={t('intake.industryHint')}><Input count={upTo(10)} autoComplete="off" /></Form.Item>
      <Form.Item name={['employer', 'address']} label={t('field.address')}><Input count={upTo(300)} autoComplete="off" /></Form.Item>
      <Form.Item name={['employer', 'contact', 'name']} label={t('field.contactName')}><Input count={upTo(60)} autoComplete="off" /></Form.Item>
      <Form.Item name={['employer', 'contact', 'phone']} label={t('field.contactPhone')} rules={[told(looksLikePhone, t('field.phoneWrong'))]}><Input type="tel" count={upTo(40)} autoComplete="off" /></Form.Item>
    </>
  );
}

/** A rule for what is there; nothing is for the others. */
const told = (judge: (text: string) => boolean, message: string): Rule => ({
  validator: (_, value: unknown) => (typeof value !== 'string' || value.trim() === '' || judge(value) ? Promise.resolve() : Promise.reject(new Error(message))),
});

export type IntakeValues = { [Field in keyof CreateCaseBody]?: CreateCaseBody[Field] | null };
