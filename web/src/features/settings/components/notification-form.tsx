import { Alert, Button, Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notificationSettingsChange, notificationSettingsTest } from '@/api/sdk.gen';
import type { NotificationSettingsBody, NotificationSettingsView } from '@/api/types.gen';
import { useCommand, type Once } from '@/lib/use-command';
import { CommandForm } from '@/ui/command-form/command-form';
import { toast } from '@/lib/toasts';
import { upTo } from '@/ui/fields/up-to';
import { ChannelChoice } from './channel-choice';

interface Fields {
  locale: 'zh-CN' | 'en';
  hasQuietHours: boolean;
  quietHours?: { from?: string; to?: string };
  /** Empty: as it is. */
  email?: string;
  channels: string[];
}

const change = (body: NotificationSettingsBody, once: Once) => notificationSettingsChange({ body, ...once });
const sendTest = (_: null, once: Once) => notificationSettingsTest(once);

/** How to be told of things outside of these pages; the inbox is always on. */
export function NotificationForm({ settings }: { settings: NotificationSettingsView }): React.JSX.Element {
  const { t } = useTranslation('settings');
  const command = useCommand(change);
  const [form] = Form.useForm<Fields>();
  const hasQuietHours = Form.useWatch('hasQuietHours', form);
  const { locale, quietHours, emailMasked, channels, offered } = settings;
  const initial: Fields = { locale, hasQuietHours: quietHours !== null, quietHours: quietHours ?? { from: '22:00', to: '07:00' }, channels };
  return (
    <>
      <CommandForm
        name="notification-settings" form={form} command={command} initial={initial} submit={t('save')} toInput={toBody} onDone={() => { form.setFieldValue('email', ''); toast.done(t('saved')); }}
      >
        <Form.Item name="locale" label={t('messageLanguage')}>
          <Radio.Group options={[{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }]} />
        </Form.Item>
        <Form.Item name="email" label={t('email')} extra={emailMasked === null ? t('noEmail') : t('emailNow', { email: emailMasked })}>
          <Input type="email" count={upTo(254)} autoComplete="email" />
        </Form.Item>
        <Form.Item name="channels" label={t('channels')} extra={t('channelsOrder')}>
          <ChannelChoice offered={offered} />
        </Form.Item>
        <Form.Item name="hasQuietHours" valuePropName="checked" extra={t('quietHoursWhy')}>
          <Checkbox>{t('quietHours')}</Checkbox>
        </Form.Item>
        {hasQuietHours === true && (
          <div style={{ display: 'flex', gap: 16 }}>
            <Form.Item name={['quietHours', 'from']} label={t('from')}><Input type="time" /></Form.Item>
            <Form.Item name={['quietHours', 'to']} label={t('to')}><Input type="time" /></Form.Item>
          </div>
        )}
      </CommandForm>
      {emailMasked !== null && <TestMail />}
    </>
  );
}

const toBody = ({ locale, hasQuietHours, quietHours, email, channels }: Fields): NotificationSettingsBody => ({
  locale, channels, quietHours: hasQuietHours ? { from: quietHours?.from ?? '', to: quietHours?.to ?? '' } : null,
  ...(email === undefined || email.trim() === '' ? {} : { email: email.trim() }),
});

function TestMail(): React.JSX.Element {
  const { t } = useTranslation('settings');
  const { run, pending, problem } = useCommand(sendTest);
  const [result, setResult] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    const outcome = await run(null);
    if (outcome.done) setResult(outcome.output.result);
  };
  return (
    <div style={{ marginTop: 16 }}>
      <Button onClick={() => void send()} loading={pending}>{t('test')}</Button>
      {result !== null && <Alert type={result === 'accepted' ? 'success' : 'warning'} title={result === 'accepted' ? t('testSent') : t('testFailed')} style={{ marginTop: 8 }} />}
      {problem && <Alert type="error" title={problem.message} style={{ marginTop: 8 }} />}
    </div>
  );
}
