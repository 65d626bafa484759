import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { upTo } from '@/ui/fields/up-to';

interface Props<Output> {
  title: string;
  /** What will follow. */
  hint: string;
  /** Of the draft. */
  name: string;
  /** Stable. */
  send: (body: { reason: string }, once: Once) => Promise<{ data: Output }>;
  onDone: (output: Output) => void;
  onClose: () => void;
}

/** A step that is taken for a reason, which is kept. */
export function ReasonDialog<Output>({ title, hint, name, send, onDone, onClose }: Props<Output>): React.JSX.Element {
  const { t } = useTranslation('roster');
  const command = useCommand(send);
  return (
    <CommandDialog title={title} open onClose={onClose}>
      <p>{hint}</p>
      <CommandForm<{ reason: string }, { reason: string }, Output> name={name} command={command} submit={title} onCancel={onClose} onDone={onDone} toInput={({ reason = '' }) => ({ reason })}>
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input.TextArea rows={3} count={upTo(1000)} /></Form.Item>
      </CommandForm>
    </CommandDialog>
  );
}
