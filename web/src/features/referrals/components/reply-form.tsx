import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentView, ReferralView } from '@/api/types.gen';
import { isProblem, type ProblemError } from '@/lib/problem';
import { toast } from '@/lib/toasts';
import { upload } from '@/lib/upload';
import { useCommand } from '@/lib/use-command';
import { CommandForm } from '@/ui/command-form/command-form';
import { FileDrop } from '@/ui/file-drop';
import { ProblemAlert } from '@/ui/problem-alert';
import { fireReferral, type ReferralEventInput } from '../queries';
import styles from './referrals.module.css';

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
      <ReplyFiles referralId={id} files={files} onChange={setFiles} />
    </CommandForm>
  );
}

function ReplyFiles({ referralId, files, onChange }: { referralId: string; files: readonly DocumentView[]; onChange: (files: readonly DocumentView[]) => void }): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const send = async (file: File): Promise<void> => {
    setProblem(null);
    setProgress(0);
    try {
      const document = await upload<DocumentView>({ url: `/api/v1/referrals/${referralId}/documents`, file, onProgress: setProgress });
      onChange([...files.filter((known) => known.id !== document.id), document]);
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
    } finally {
      setProgress(null);
    }
  };
  return (
    <>
      <ProblemAlert problem={problem} />
      <FileDrop label={t('addFile')} hint={t('fileHint')} progress={progress} onFile={(file) => void send(file)} />
      <ul className={styles['files']}>
        {files.map((file) => (
          <li key={file.id}>{file.name} <Button type="link" size="small" onClick={() => onChange(files.filter((other) => other.id !== file.id))}>{t('removeFile', { name: file.name })}</Button></li>
        ))}
      </ul>
    </>
  );
}
