import { Checkbox, Form, Input, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { departmentsChange, departmentsCreate } from '@/api/sdk.gen';
import type { ChangeDepartmentBody, CreateDepartmentBody, DepartmentView } from '@/api/types.gen';
import { useMe } from '@/lib/me';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { RegionField } from '../region-field';
import { DEPARTMENT_KINDS } from './department-kinds';

const create = (body: CreateDepartmentBody, once: Once) => departmentsCreate({ body, ...once });

export function CreateDepartmentDialog({ onClose }: { onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const word = useWord();
  const { regionCode } = useMe();
  const command = useCommand(create);
  const required = [{ required: true, message: t('required') }];
  const done = (): void => {
    onClose();
    toast.done(t('department.created'));
  };
  return (
    <CommandDialog title={t('department.create')} open onClose={onClose}>
      <CommandForm<Partial<CreateDepartmentBody>, CreateDepartmentBody, DepartmentView>
        name="department.new" command={command} initial={{ regionCode }} submit={t('save')} onCancel={onClose} onDone={done}
        toInput={({ kind = 'other', name = '', regionCode: code = '' }) => ({ kind, name: name.trim(), regionCode: code })}
      >
        <Form.Item name="kind" label={t('department.kind')} rules={required}><Select showSearch={{ optionFilterProp: 'label' }} options={DEPARTMENT_KINDS.map((value) => ({ value, label: word('departmentKind', value) }))} /></Form.Item>
        <Form.Item name="name" label={t('department.name')} rules={required}><Input count={upTo(100)} autoComplete="off" /></Form.Item>
        <Form.Item name="regionCode" label={t('region')} rules={required}><RegionField /></Form.Item>
      </CommandForm>
    </CommandDialog>
  );
}

interface ChangeFields {
  name?: string;
  active?: boolean;
}

export function ChangeDepartmentDialog({ department: { id, name, active, version }, onClose }: { department: DepartmentView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const send = useCallback((body: ChangeDepartmentBody, once: Once) => departmentsChange({ path: { id }, body, ...once }), [id]);
  const command = useCommand(send);
  const done = (): void => {
    onClose();
    toast.done(t('saved'));
  };
  return (
    <CommandDialog title={t('department.changeOf', { name })} open onClose={onClose}>
      <CommandForm<ChangeFields, ChangeDepartmentBody, DepartmentView>
        name={`department.${id}`} command={command} submit={t('save')} onCancel={onClose} onDone={done} current={{ version, values: { name, active } }}
        labelOf={(field) => t(field === 'name' ? 'department.name' : 'department.active')} show={(_, value) => (typeof value === 'boolean' ? t(value ? 'yes' : 'no') : String(value))}
        toInput={({ name: typed = '', active: isActive = true }, on = version) => ({ version: on, name: typed.trim(), active: isActive })}
      >
        <Form.Item name="name" label={t('department.name')} rules={[{ required: true, message: t('required') }]}><Input count={upTo(100)} autoComplete="off" /></Form.Item>
        <Form.Item name="active" valuePropName="checked" extra={t('department.activeHint')}><Checkbox>{t('department.active')}</Checkbox></Form.Item>
      </CommandForm>
    </CommandDialog>
  );
}
