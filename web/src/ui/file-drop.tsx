import { Progress } from 'antd';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './file-drop.module.css';

interface Props {
  /** Of the input, for a label elsewhere. */
  id?: string;
  /** 拖入职工名册，或点此选择 */
  label: string;
  /** Beneath: which files, how large. */
  hint?: string;
  /** As in an input: `.xlsx,.csv`. */
  accept?: string;
  /** Several at once; otherwise the first one counts. */
  multiple?: boolean;
  /** On a phone, a second way: the camera, by this name. */
  camera?: string;
  /** Between 0 and 1 while files are sent, which keeps the form around from being sent; null otherwise. */
  progress: number | null;
  onFiles: (files: readonly File[]) => void;
}

/** A place to drop files, or to choose them by mouse, finger or keyboard. */
export function FileDrop({ id, label, hint, accept, multiple = false, camera, progress, onFiles }: Props): React.JSX.Element {
  const { t } = useTranslation('ui');
  const ownId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const isSending = progress !== null;
  useEffect(() => input.current?.setCustomValidity(isSending ? t('file.wait') : ''), [isSending, t]);
  const take = (files: FileList | null): void => {
    const taken = [...(files ?? [])].slice(0, multiple ? undefined : 1);
    if (taken.length > 0 && !isSending) onFiles(taken);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  const choose = ({ target }: React.ChangeEvent<HTMLInputElement>): void => {
    take(target.files);
    // The same file may be chosen again after it was corrected.
    target.value = '';
  };
  return (
    <div className={isOver ? `${styles['drop']} ${styles['over']}` : styles['drop']} onDragOver={(event) => { event.preventDefault(); setIsOver(true); }} onDragLeave={() => setIsOver(false)} onDrop={drop}>
      <input id={id ?? ownId} ref={input} type="file" className="visually-hidden" accept={accept} multiple={multiple} onChange={choose} />
      <label htmlFor={id ?? ownId} className={styles['label']}>{label}</label>
      {camera !== undefined && <label className={`${styles['label']} ${styles['camera']}`}>{camera}<input type="file" className="visually-hidden" accept="image/*" capture="environment" onChange={choose} /></label>}
      {hint !== undefined && <p className={styles['hint']}>{hint}</p>}
      {isSending && <Progress percent={Math.round(progress * 100)} status="active" aria-label={t('file.sending')} />}
    </div>
  );
}
