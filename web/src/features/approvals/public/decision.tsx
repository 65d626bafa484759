import { Button, Form, Input } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestsFire } from '@/api/sdk.gen';
import type { RequestEventBody, RequestView } from '@/api/types.gen';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { ProblemAlert } from '@/ui/problem-alert';
import styles from './approvals.module.css';

const LABELS = { GRANT: 'grant', REFUSE: 'refuse', WITHDRAW: 'withdraw' } as const;

/** Decides on the version that was read; to refuse, the reason is asked for first. */
export function Decision({ request: { id, version, possibleEvents } }: { request: RequestView }): React.JSX.Element {
  const { t } = useTranslation('approvals');
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const send = useCallback((body: RequestEventBody, once: Once) => requestsFire({ path: { id }, body, ...once }), [id]);
  const { run, pending, problem } = useCommand(send);
  const decide = async (type: RequestEventBody['type']): Promise<void> => {
    const isNeeded = type === 'REFUSE' && reason.trim() === '';
    setIsMissing(isNeeded);
    if (isNeeded) return;
    const outcome = await run({ type, version, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) });
    if (outcome.done) toast.done(t(`done.${type}`));
  };
  return (
    <Form layout="vertical" disabled={pending}>
      <ProblemAlert problem={problem} />
      <Form.Item label={t('reason')} htmlFor={`reason-${id}`} {...(isMissing ? { validateStatus: 'error' as const, help: t('reasonNeeded') } : {})}>
        <Input.TextArea id={`reason-${id}`} value={reason} onChange={({ target }) => setReason(target.value)} maxLength={500} autoSize />
      </Form.Item>
      <div className={styles['buttons']}>
        {possibleEvents.map((type) => <Button key={type} type={type === 'GRANT' ? 'primary' : 'default'} onClick={() => void decide(type)}>{t(LABELS[type])}</Button>)}
      </div>
    </Form>
  );
}
