import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentView, ReferralView } from '@/api/types.gen';
import { UploadField } from '@/features/documents/public/upload-field';
import { toast } from '@/lib/toasts';
import { useCommand } from '@/lib/use-command';
import { CommandForm } from '@/ui/command-form/command-form';
import { fireReferral, type ReferralEventInput } from '../queries';

interface Fields {
  text: string;
}

/** One box of text with files. What is typed is kept as a draft; files stand with the referral as soon as they are sent. */
export function ReplyForm({ referral: { id, version, caseNumber } }: { referral: ReferralView }): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const command = useCommand(fireReferral);
  const [files, setFiles] = useState<readonly DocumentView[]>([]);
  const toInput = ({ text = '' }: Fields): ReferralEventInput => ({ id, body: { type: 'REPLY', version, payload: { text, documentIds: files.map((file) => file.id) } } });
  return (
    <CommandForm<Fields, ReferralEventInput, ReferralView>
      name={`referral-reply.${id}`} command={command} toInput={toInput} submit={t('reply')}
      onDone={() => toast.done(t('replied', { number: caseNumber }))}
    >
      <Form.Item name="text" label={t('replyText')} rules={[{ required: true, whitespace: true, message: t('replyMissing') }]}>
        <Input.TextArea rows={6} maxLength={20_000} showCount />
      </Form.Item>
      <Form.Item>
        <UploadField
          url={`/api/v1/referrals/${id}/documents`} label={t('addFile')} files={files} onAdd={(file) => setFiles((earlier) => [...earlier.filter((known) => known.id !== file.id), file])}
          onRemove={(removed) => setFiles((earlier) => earlier.filter((known) => known.id !== removed))}
        />
      </Form.Item>
    </CommandForm>
  );
}
