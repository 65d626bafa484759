import { Button, Form, type FormInstance, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '@/lib/problem';
import { upTo } from '@/ui/fields/up-to';
import { ProblemAlert } from '@/ui/problem-alert';
import styles from './approvals.module.css';

export interface Choice<Type extends string> {
  type: Type;
  label: string;
  /** What is done most often. */
  isPrimary?: boolean;
  needsReason?: boolean;
}

interface Props<Type extends string> {
  /** Of what is decided. */
  id: string;
  choices: readonly Choice<Type>[];
  /** `reason` is undefined when none was given. */
  onDecide: (type: Type, reason: string | undefined) => void;
  pending: boolean;
  problem: ProblemError | null;
  /** Further fields of the decision, and the form that holds them. */
  children?: ReactNode;
  form?: FormInstance;
}

/** A reason and what can be decided; where the reason is needed it is asked for before anything is sent. */
export function DecisionForm<Type extends string>({ id, choices, onDecide, pending, problem, children, form }: Props<Type>): React.JSX.Element {
  const { t } = useTranslation('approvals');
  const [text, setText] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const reason = text.trim() === '' ? undefined : text.trim();
  const decide = ({ type, needsReason = false }: Choice<Type>): void => {
    setIsMissing(needsReason && reason === undefined);
    if (!needsReason || reason !== undefined) onDecide(type, reason);
  };
  return (
    <Form layout="vertical" disabled={pending} name={id} {...(form ? { form } : {})}>
      <ProblemAlert problem={problem} />
      {children}
      <Form.Item label={t('reason')} htmlFor={`reason-${id}`} {...(isMissing ? { validateStatus: 'error' as const, help: t('reasonNeeded') } : {})}>
        <Input.TextArea id={`reason-${id}`} value={text} onChange={({ target }) => setText(target.value)} count={upTo(500)} autoSize />
      </Form.Item>
      <div className={styles['buttons']}>
        {choices.map((choice) => <Button key={choice.type} type={choice.isPrimary ? 'primary' : 'default'} onClick={() => decide(choice)}>{choice.label}</Button>)}
      </div>
    </Form>
  );
}
