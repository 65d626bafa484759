import type { FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemBlocker } from '@/api/types.gen';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from './command-dialog';
import { CommandForm } from './command-form/command-form';

interface Props<Fields extends object, Body, Output> {
  title: string;
  /** Names the draft, as in CommandForm. */
  name: string;
  /** Lies outside of the component, or in a `useCallback`. */
  send: (body: Body, once: Once) => Promise<{ data: Output }>;
  toBody: (fields: Fields) => Body;
  onClose: () => void;
  /** 保存 unless told. */
  submit?: string;
  /** What is said when it is done; 已保存 unless told. */
  done?: string;
  /** Above the fields: what it is about, or what follows. */
  hint?: ReactNode;
  initial?: Partial<Fields>;
  form?: FormInstance<Fields>;
  width?: number;
  linkOf?: (blocker: ProblemBlocker) => string | null;
  children?: ReactNode;
}

/** A dialog that records one thing and says so when it is done. */
export function RecordDialog<Fields extends object, Body, Output>({ title, name, send, toBody, onClose, submit, done, hint, initial, form, width, linkOf, children }: Props<Fields, Body, Output>): React.JSX.Element {
  const { t } = useTranslation('ui');
  const command = useCommand(send);
  const finish = (): void => {
    onClose();
    toast.done(done ?? t('record.saved'));
  };
  return (
    <CommandDialog title={title} open onClose={onClose} {...(width === undefined ? {} : { width })}>
      {hint !== undefined && <div style={{ marginBottom: 16 }}>{hint}</div>}
      <CommandForm<Fields, Body, Output>
        name={name} command={command} submit={submit ?? t('record.save')} onCancel={onClose} onDone={finish} toInput={toBody}
        {...(initial === undefined ? {} : { initial })} {...(form === undefined ? {} : { form })} {...(linkOf === undefined ? {} : { linkOf })}
      >
        {children}
      </CommandForm>
    </CommandDialog>
  );
}
