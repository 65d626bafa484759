import { Button, type FormInstance } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropDraft } from '@/lib/drafts';
import { useMe } from '@/lib/me';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandForm } from '@/ui/command-form/command-form';
import type { CurrentRecord } from '@/ui/command-form/use-merged-record';
import { ProblemAlert } from '@/ui/problem-alert';
import styles from './administration.module.css';

type Send<Body, Output> = (body: Body, once: Once) => Promise<{ data: Output }>;

interface Props<Fields extends object, Body, Preview, Done> {
  /** Names the draft. */
  name: string;
  form?: FormInstance<Fields>;
  initial?: Partial<Fields>;
  current: CurrentRecord;
  labelOf?: (field: string) => string;
  show?: (field: string, value: unknown) => string;
  news?: (since: number) => ReactNode;
  toBody: (fields: Fields, version: number) => Body;
  /** What would happen; the same body as `commit`. Both lie outside of the component, or in a `useCallback`. */
  preview: Send<Body, Preview>;
  commit: Send<Body, Done>;
  /** What would happen, in words and rows. */
  children: (preview: Preview, body: Body) => ReactNode;
  fields: ReactNode;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

/** A change that is shown before it is made: what is typed stays while it is looked at, and until it is done. */
export function PreviewedForm<Fields extends object, Body, Preview, Done>(props: Props<Fields, Body, Preview, Done>): React.JSX.Element {
  const { name, form, initial, current, labelOf, show, news, toBody, preview, commit, children, fields, onDone, onCancel } = props;
  const { t } = useTranslation('administration');
  const { id: userId } = useMe();
  const [seen, setSeen] = useState<{ body: Body; preview: Preview } | null>(null);
  const look = useCallback(async (body: Body, once: Once) => ({ data: { body, preview: (await preview(body, once)).data } }), [preview]);
  const looking = useCommand(look);
  const committing = useCommand(commit);
  const confirm = async (body: Body): Promise<void> => {
    const outcome = await committing.run(body);
    if (outcome.done) {
      dropDraft(userId, name);
      return onDone(outcome.output);
    }
    // What somebody else decided meanwhile is looked at, and put together with this, where it was typed.
    if (outcome.problem?.status === 409) setSeen(null);
  };
  const showPreview = (looked: { body: Body; preview: Preview }): void => {
    committing.reset();
    setSeen(looked);
  };
  const back = (): void => {
    committing.reset();
    setSeen(null);
  };
  // The preview is gone from sight: keyboard and screen reader go on in the form.
  const typed = useRef<HTMLDivElement>(null);
  const wasSeen = useRef(false);
  useEffect(() => {
    if (wasSeen.current && seen === null) typed.current?.focus();
    wasSeen.current = seen !== null;
  }, [seen]);
  return (
    <>
      <div hidden={seen !== null} ref={typed} tabIndex={-1} style={{ outline: 'none' }}>
        <CommandForm<Fields, Body, { body: Body; preview: Preview }>
          name={name} command={{ ...looking, problem: looking.problem ?? committing.problem }} current={current} toInput={(typed, version = current.version) => toBody(typed, version)}
          submit={t('preview')} onDone={showPreview} onCancel={onCancel} keepsDraft {...(form ? { form } : {})} {...(initial ? { initial } : {})} {...(labelOf ? { labelOf } : {})} {...(show ? { show } : {})} {...(news ? { news } : {})}
        >
          {fields}
        </CommandForm>
      </div>
      {seen && (
        <section aria-label={t('preview.title')}>
          <Title />
          <ProblemAlert problem={committing.problem} />
          {children(seen.preview, seen.body)}
          <div className={styles['row']} style={{ marginTop: 16 }}>
            <Button type="primary" loading={committing.pending} onClick={() => void confirm(seen.body)}>{t('preview.confirm')}</Button>
            <Button onClick={back} disabled={committing.pending}>{t('preview.back')}</Button>
          </div>
        </section>
      )}
    </>
  );
}

/** The form is gone from sight: keyboard and screen reader go on here. */
function Title(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return <h2 ref={title} tabIndex={-1} style={{ outline: 'none' }}>{t('preview.title')}</h2>;
}
