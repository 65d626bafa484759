import { Alert, Form, Input } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsChange } from '@/api/sdk.gen';
import type { ChangedUserView, ChangeUserBody } from '@/api/types.gen';
import { useMe } from '@/lib/me';
import { useRegions } from '@/lib/regions';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { type Account, useAccount, useDepartments } from '../../queries';
import { AccountFields } from './account-fields';
import { type RightsFields, rightsOf } from './account-rights';

interface Fields extends RightsFields {
  name?: string;
}

/** Name, role, place and flags of an account; of the own one the name alone. */
export function ChangeAccountDialog({ account: opened, onClose }: { account: Account; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const account = useAccount(opened);
  const isOwn = useMe().id === account.id;
  const send = useCallback((body: ChangeUserBody, once: Once) => accountsChange({ path: { id: account.id }, body, ...once }), [account.id]);
  const command = useCommand(send);
  const [form] = Form.useForm<Fields>();
  const show = useShownField();
  const { name, role, regionCode, departmentId, isRegionLeader, isDepartmentHead, isDutyOfficer, state: standing, version } = account;
  const values = { name, standing, ...(isOwn ? {} : { role, regionCode, departmentId, isRegionLeader, isDepartmentHead, isDutyOfficer }) };
  const done = ({ state, openCases }: ChangedUserView): void => {
    onClose();
    toast.done(state === 'pending' ? t('account.waitsNow') : openCases > 0 && role !== form.getFieldValue('role') ? t('account.savedOpenCases', { count: openCases }) : t('saved'));
  };
  return (
    <CommandDialog title={t('account.changeOf', { name })} open onClose={onClose}>
      <CommandForm<Fields, ChangeUserBody, ChangedUserView>
        name={`person.${account.id}`} form={form} command={command} submit={t('save')} onCancel={onClose} onDone={done} current={{ version, values }}
        labelOf={(field) => t(LABELS[field as keyof typeof LABELS])} show={show}
        toInput={({ name: typed = '', ...rights }, on = version) => ({ version: on, name: typed.trim(), ...(isOwn ? {} : rightsOf(rights)) })}
      >
        <Form.Item name="name" label={t('account.name')} rules={[{ required: true, message: t('required') }]}><Input count={upTo(60)} autoComplete="off" /></Form.Item>
        {isOwn ? <Alert type="info" showIcon title={t('account.own')} style={{ marginBottom: 16 }} /> : <AccountFields form={form} />}
      </CommandForm>
    </CommandDialog>
  );
}

const LABELS = {
  name: 'account.name', standing: 'account.state', role: 'account.role', regionCode: 'region', departmentId: 'account.department',
  isRegionLeader: 'flag.isRegionLeader', isDepartmentHead: 'flag.isDepartmentHead', isDutyOfficer: 'flag.isDutyOfficer',
} as const;

/** Values as people know them, where two changed the same field. */
function useShownField(): (field: string, value: unknown) => string {
  const { t } = useTranslation('administration');
  const word = useWord();
  const regions = useRegions([useMe().regionCode]);
  const departments = useDepartments().data ?? [];
  return (field, value) => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value !== 'string' || value === '') return '—';
    if (field === 'role') return word('role', value as Account['role']);
    if (field === 'regionCode') return regions.nameOf(value);
    return departments.find(({ id }) => id === value)?.name ?? value;
  };
}
