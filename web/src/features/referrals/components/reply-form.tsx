import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DocumentView, ReferralView } from '@/api/types.gen';
import { UploadField } from '@/features/documents/public/upload-field';
import { toast } from '@/lib/toasts';
import { useCommand } from '@/lib/use-command';
import { CommandForm } from '@/ui/command-form/command-form';
import { upTo } from '@/ui/fields/up-to';
import { fireReferral, type ReferralEventInput } from '../queries';
import { Meanwhile } from './meanwhile';

type NamedDocument = Pick<DocumentView, 'id' | 'name'>;

export interface ReplyFields {
  text: string;
  files?: readonly NamedDocument[];
}

/** Under which name what is typed is kept. */
export const replyDraft = (referralId: string): string => `referral-reply.${referralId}`;

/** One box of text with files. What is typed and which files were sent is kept as a draft; files stand with the referral as soon as they are sent. */
export function ReplyForm({ referral: { id, version, caseNumber, history } }: { referral: ReferralView }): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const command = useCommand(fireReferral);
  const toInput = ({ text = '', files = [] }: ReplyFields): ReferralEventInput => ({ id, body: { type: 'REPLY', version, payload: { text, documentIds: files.map((file) => file.id) } } });
  return (
    <CommandForm<ReplyFields, ReferralEventInput, ReferralView>
      name={replyDraft(id)} command={command} toInput={toInput} submit={t('reply')}
      onDone={() => toast.done(t('replied', { number: caseNumber }))}
    >
      <Meanwhile history={history} hint={t('meanwhile.reply')} />
      <Form.Item name="text" label={t('replyText')} rules={[{ required: true, whitespace: true, message: t('replyMissing') }]}>
        <Input.TextArea rows={6} count={upTo(20_000)} showCount />
      </Form.Item>
      <Form.Item name="files"><FilesField url={`/api/v1/referrals/${id}/documents`} label={t('addFile')} /></Form.Item>
    </CommandForm>
  );
}

interface FilesProps {
  url: string;
  label: string;
  /** From Form.Item. */
  value?: readonly NamedDocument[];
  onChange?: (files: readonly NamedDocument[]) => void;
}

function FilesField({ url, label, value = [], onChange }: FilesProps): React.JSX.Element {
  const without = (removed: string): NamedDocument[] => value.filter((known) => known.id !== removed);
  return <UploadField url={url} label={label} files={value} onAdd={({ id, name }) => onChange?.([...without(id), { id, name }])} onRemove={(removed) => onChange?.(without(removed))} />;
}
