import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsCreate } from '@/api/sdk.gen';
import type { CreatedUserView, CreateUserBody } from '@/api/types.gen';
import { useMe } from '@/lib/me';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { upTo } from '@/ui/fields/up-to';
import { AccountFields } from './account-fields';
import { type RightsFields, rightsOf } from './account-rights';
import { InitialPassword } from './initial-password';

interface Fields extends RightsFields {
  username?: string;
  name?: string;
}

const create = (body: CreateUserBody, once: Once) => accountsCreate({ body, ...once });

interface Props {
  /** A liaison of this department. */
  departmentId?: string | undefined;
  onClose: () => void;
}

/** A new account; its first password is shown once. */
export function CreateAccountDialog({ departmentId, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('administration');
  const { regionCode } = useMe();
  const command = useCommand(create);
  const [form] = Form.useForm<Fields>();
  const [made, setMade] = useState<(CreatedUserView & { username: string }) | null>(null);
  const required = [{ required: true, message: t('required') }];
  const initial: Fields = { regionCode, role: 'taskForce', ...(departmentId === undefined ? {} : { role: 'liaison', departmentId }) };
  return (
    <CommandDialog title={made ? t('account.made') : t('account.create')} open onClose={onClose}>
      {made ? <InitialPassword username={made.username} password={made.initialPassword} waits={made.state === 'pending'} onClose={onClose} /> : (
        <CommandForm<Fields, CreateUserBody, CreatedUserView>
          name={`person.new.${departmentId ?? ''}`} form={form} command={command} initial={initial} submit={t('account.submit')} onCancel={onClose}
          toInput={({ username = '', name = '', ...rights }) => ({ username: username.trim(), name: name.trim(), ...rightsOf(rights) })}
          onDone={(output) => setMade({ ...output, username: String(form.getFieldValue('username')).trim().toLowerCase() })}
        >
          <Form.Item name="name" label={t('account.name')} rules={required}><Input count={upTo(60)} autoComplete="off" /></Form.Item>
          <Form.Item name="username" label={t('account.username')} extra={t('account.usernameHint')} rules={required}><Input count={upTo(50)} autoComplete="off" autoCapitalize="none" spellCheck={false} /></Form.Item>
          <AccountFields form={form} />
        </CommandForm>
      )}
    </CommandDialog>
  );
}
