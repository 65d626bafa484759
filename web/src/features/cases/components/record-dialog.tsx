import type { FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';

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
  /** Above the fields: what it is about, or what follows. */
  hint?: ReactNode;
  initial?: Partial<Fields>;
  form?: FormInstance<Fields>;
  width?: number;
  children: ReactNode;
}

/** A dialog that adds one entry to the case and says so when it is done. */
export function RecordDialog<Fields extends object, Body, Output>({ title, name, send, toBody, onClose, submit, hint, initial, form, width, children }: Props<Fields, Body, Output>): React.JSX.Element {
  const { t } = useTranslation('cases');
  const command = useCommand(send);
  const done = (): void => {
    onClose();
    toast.done(t('saved'));
  };
  return (
    <CommandDialog title={title} open onClose={onClose} {...(width === undefined ? {} : { width })}>
      {hint !== undefined && <p>{hint}</p>}
      <CommandForm<Fields, Body, Output>
        name={name} command={command} submit={submit ?? t('save')} onCancel={onClose} onDone={done} toInput={toBody}
        {...(initial === undefined ? {} : { initial })} {...(form === undefined ? {} : { form })}
      >
        {children}
      </CommandForm>
    </CommandDialog>
  );
}
