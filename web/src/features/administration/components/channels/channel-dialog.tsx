import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsChange, channelsCreate } from '@/api/sdk.gen';
import type { ChangeChannelBody, ChannelView, CreateChannelBody } from '@/api/types.gen';
import { useMe } from '@/lib/me';
import { useRegions } from '@/lib/regions';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { RegionField } from '../region-field';

const KINDS = ['wecom', 'dingtalk', 'feishu', 'webhook'] as const satisfies readonly ChannelView['kind'][];

const LANGUAGES = [{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }];

interface Fields extends Partial<Omit<CreateChannelBody, 'secret'>> {
  secret?: string;
  active?: boolean;
  removeSecret?: boolean;
}

const create = (body: CreateChannelBody, once: Once) => channelsCreate({ body, ...once });

export function CreateChannelDialog({ onClose }: { onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const word = useWord();
  const { regionCode } = useMe();
  const command = useCommand(create);
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? 'wecom';
  const required = [{ required: true, message: t('required') }];
  const done = (): void => {
    onClose();
    toast.done(t('channel.created'));
  };
  return (
    <CommandDialog title={t('channel.create')} open onClose={onClose}>
      <CommandForm<Fields, CreateChannelBody, ChannelView>
        name="channel.new" form={form} command={command} initial={{ kind: 'wecom', regionCode, locale: 'zh-CN' }} submit={t('save')} onCancel={onClose} onDone={done}
        toInput={({ kind: chosen = 'wecom', name = '', regionCode: code = '', address = '', secret = '', locale = 'zh-CN' }) => ({ kind: chosen, name: name.trim(), regionCode: code, address: address.trim(), locale, ...(secret === '' ? {} : { secret }) })}
      >
        <Form.Item name="kind" label={t('channel.kind')} rules={required}><Select options={KINDS.map((value) => ({ value, label: word('channelKind', value) }))} /></Form.Item>
        <NameAndRegion />
        <Form.Item name="address" label={t('channel.address')} extra={t(`channel.addressHint.${kind}`)} rules={required}><Input count={upTo(2048)} autoComplete="off" inputMode="url" spellCheck={false} /></Form.Item>
        {kind !== 'wecom' && <Form.Item name="secret" label={t('channel.secret')} extra={t(`channel.secretHint.${kind}`)}><Input.Password maxLength={200} autoComplete="new-password" /></Form.Item>}
        <Language />
      </CommandForm>
    </CommandDialog>
  );
}

export function ChangeChannelDialog({ channel, onClose }: { channel: ChannelView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const { id, kind, name, regionCode, locale, state, hasSecret, addressMasked, version } = channel;
  const send = useCallback((body: ChangeChannelBody, once: Once) => channelsChange({ path: { id }, body, ...once }), [id]);
  const command = useCommand(send);
  const regions = useRegions([regionCode]);
  const show = (field: string, value: unknown): string =>
    typeof value === 'boolean' ? t(value ? 'yes' : 'no') : field === 'regionCode' ? regions.nameOf(String(value)) : field === 'locale' ? (LANGUAGES.find((one) => one.value === value)?.label ?? '—') : String(value);
  const done = (): void => {
    onClose();
    toast.done(t('saved'));
  };
  return (
    <CommandDialog title={t('channel.changeOf', { name })} open onClose={onClose}>
      <CommandForm<Fields, ChangeChannelBody, ChannelView>
        name={`channel.${id}`} command={command} submit={t('save')} onCancel={onClose} onDone={done} current={{ version, values: { name, regionCode, locale, active: state === 'active', host: addressMasked, signed: hasSecret } }}
        labelOf={(field) => t(LABELS[field as keyof typeof LABELS])} show={show} toInput={(fields, on = version) => toChange(fields, on)}
      >
        <NameAndRegion />
        <Form.Item name="address" label={t('channel.newAddress')} extra={t('channel.addressNow', { host: addressMasked })}><Input count={upTo(2048)} autoComplete="off" inputMode="url" spellCheck={false} /></Form.Item>
        {kind !== 'wecom' && <Form.Item name="secret" label={t('channel.newSecret')} extra={t(hasSecret ? 'channel.hasSecret' : 'channel.hasNoSecret')}><Input.Password maxLength={200} autoComplete="new-password" /></Form.Item>}
        {kind !== 'wecom' && hasSecret && <Form.Item name="removeSecret" valuePropName="checked"><Checkbox>{t('channel.removeSecret')}</Checkbox></Form.Item>}
        <Language />
        <Form.Item name="active" valuePropName="checked" extra={t('channel.activeHint')}><Checkbox>{t('channel.active')}</Checkbox></Form.Item>
      </CommandForm>
    </CommandDialog>
  );
}

const LABELS = { name: 'channel.name', regionCode: 'region', locale: 'channel.locale', active: 'channel.active', host: 'channel.address', signed: 'channel.secret' } as const;

const toChange = ({ name = '', regionCode = '', address = '', secret = '', locale = 'zh-CN', active = true, removeSecret = false }: Fields, version: number): ChangeChannelBody => ({
  version, name: name.trim(), regionCode, locale, state: active ? 'active' : 'disabled',
  ...(address.trim() === '' ? {} : { address: address.trim() }), ...(removeSecret ? { secret: null } : secret === '' ? {} : { secret }),
});

function NameAndRegion(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const { regionCode } = useMe();
  const required = [{ required: true, message: t('required') }];
  return (
    <>
      <Form.Item name="name" label={t('channel.name')} extra={t('channel.nameHint')} rules={required}><Input count={upTo(60)} autoComplete="off" /></Form.Item>
      <Form.Item name="regionCode" label={t('region')} extra={t('channel.regionHint')} rules={required}><RegionField within={regionCode} /></Form.Item>
    </>
  );
}

function Language(): React.JSX.Element {
  const { t } = useTranslation('administration');
  return <Form.Item name="locale" label={t('channel.locale')}><Radio.Group options={LANGUAGES} /></Form.Item>;
}
