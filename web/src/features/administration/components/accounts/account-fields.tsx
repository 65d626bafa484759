import { Alert, Checkbox, Form, type FormInstance, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRegions } from '@/lib/regions';
import { useWord } from '@/words/use-word';
import { useDepartments } from '../../queries';
import { RegionField } from '../region-field';
import { fits, FLAGS, needsApproval, type RightsFields, ROLES } from './account-rights';

/** Role, region, department and flags: only what the role can have is asked. */
export function AccountFields<Fields extends RightsFields>({ form }: { form: FormInstance<Fields> }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const word = useWord();
  const role = Form.useWatch<RightsFields['role']>('role', form as FormInstance);
  const departments = useDepartments().data ?? [];
  const regions = useRegions(departments.map(({ regionCode }) => regionCode));
  const required = [{ required: true, message: t('required') }];
  return (
    <>
      <Form.Item name="role" label={t('account.role')} rules={required}>
        <Select options={ROLES.map((value) => ({ value, label: word('role', value) }))} />
      </Form.Item>
      {needsApproval(role) && <Alert type="info" showIcon title={t('account.needsSecond')} style={{ marginBottom: 16 }} />}
      <Form.Item name="regionCode" label={t('region')} extra={t('account.regionHint')} rules={required}><RegionField /></Form.Item>
      {role === 'liaison' && (
        <Form.Item name="departmentId" label={t('account.department')} rules={required}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={departments.filter(({ active }) => active).map(({ id, name, regionCode }) => ({ value: id, label: `${name} · ${regions.nameOf(regionCode)}` }))} />
        </Form.Item>
      )}
      {FLAGS.filter((flag) => fits(flag, role)).map((flag) => (
        <Form.Item key={flag} name={flag} valuePropName="checked" extra={t(`flagHint.${flag}`)}><Checkbox>{t(`flag.${flag}`)}</Checkbox></Form.Item>
      ))}
    </>
  );
}
